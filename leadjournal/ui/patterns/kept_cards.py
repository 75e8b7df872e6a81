"""The cards of what keeps coming back, of plans, and of what was asked."""

from __future__ import annotations

from leadjournal.ui import veil
from leadjournal.ui.charts import ShareBars
from leadjournal.ui.patterns import before_words, line_values
from leadjournal.ui.patterns.lines_card import LinesCard
from leadjournal.ui.patterns.picture_card import PictureCard
from leadjournal.ui.patterns.timeline_chart import MOST, ThreadLines
from leadjournal.ui.patterns.values import about_in_words
from leadjournal.ui.patterns.work import Worked
from leadjournal.wording import counted


class ThreadsCard(PictureCard):
    """What keeps coming back under a name of one's own, as lines through time."""

    def __init__(self) -> None:
        self._lines = ThreadLines("What keeps coming back")
        note = "threads, by the names you gave them"
        super().__init__("What keeps coming back", self._lines, note)

    def show_worked(self, worked: Worked, *, compared: bool) -> bool:
        threads, summary = worked.overview.timelines, worked.overview.summary
        self._lines.show_threads(threads, summary.first, summary.last)
        lines = [
            f"“{veil.over(thread.name, veil.THREAD)}”: {about}."
            for thread in threads[:2]
            if (about := about_in_words(thread, worked.practices))
        ]
        if len(threads) > MOST:
            lines.append(f"These are the {MOST} longest of {len(threads)} threads.")
        self.show_beneath("\n".join(lines))
        self.refresh()
        return bool(threads)


class OutcomesCard(PictureCard):
    """Plans, and what came of them: counts, and no percentage."""

    def __init__(self) -> None:
        self._bars = ShareBars("Plans, and what came of them")
        super().__init__("Plans, and what came of them", self._bars, foot=True)

    def show_worked(self, worked: Worked, *, compared: bool) -> bool:
        plans = worked.overview.plans
        shares = line_values.outcome_shares(plans)
        self._bars.show_shares(shares, len(plans), "plan", "What came of it")
        self.show_beneath(before_words.of_plans(worked) if compared else "")
        self.refresh()
        return bool(plans)


class AskedCard(PictureCard):
    """What LeadJournal asked about: it steered what was written about."""

    def __init__(self) -> None:
        self._bars = ShareBars("What you were asked about")
        super().__init__("What you were asked about", self._bars, " ", foot=True)

    def show_worked(self, worked: Worked, *, compared: bool) -> bool:
        told = worked.overview.steering
        self.show_note(told.text)
        most = max((share.count for share in worked.asked), default=0)
        self._bars.show_shares(worked.asked, told.offered, "question", full=most)
        self.refresh()
        return bool(worked.asked)


class AllFiveCard(LinesCard):
    """When all five factors came up together."""

    def __init__(self) -> None:
        super().__init__("All five together", " ")

    def show_worked(self, worked: Worked, *, compared: bool) -> bool:
        told = worked.overview.summary.all_five
        self.show_note(line_values.all_five_note(told))
        self.show_lines(line_values.all_five_lines(told, worked.today))
        return bool(self.lines)


class PlanNotesCard(LinesCard):
    """What happened with the plans, as it was noted."""

    def __init__(self) -> None:
        super().__init__("What happened with your plans", "as you noted it")

    def show_worked(self, worked: Worked, *, compared: bool) -> bool:
        self.show_lines(line_values.plan_notes(worked.overview.plans, worked.today))
        return bool(self.lines)


class LessonsCard(LinesCard):
    """What was learned, in own words."""

    def __init__(self) -> None:
        super().__init__("What you now think", "your own words, the latest first")

    def show_worked(self, worked: Worked, *, compared: bool) -> bool:
        lessons = worked.overview.noted.lessons
        self.show_lines(line_values.noted_lines(lessons, worked.today))
        return bool(self.lines)


class StrengthsCard(LinesCard):
    """Steps forward and shadow sides, as the person named them."""

    def __init__(self) -> None:
        super().__init__("Strengths and shadows", "as you named them yourself")

    def show_worked(self, worked: Worked, *, compared: bool) -> bool:
        noted = worked.overview.noted
        self.show_lines(line_values.strengths_and_shadows(noted, worked.today))
        return bool(self.lines)


class CreditCard(LinesCard):
    """Who made it happen, in own words."""

    def __init__(self) -> None:
        super().__init__("Credit given", " ")

    def show_worked(self, worked: Worked, *, compared: bool) -> bool:
        credit = worked.overview.noted.credit
        self.show_note(f"who made it happen, {counted(len(credit), 'time')}")
        self.show_lines(line_values.noted_lines(credit, worked.today))
        return bool(self.lines)
