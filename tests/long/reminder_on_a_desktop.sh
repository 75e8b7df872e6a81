#!/bin/sh
# See the reminder on a real desktop, and choose "Tomorrow" in it.
#
#   tests/long/reminder_on_a_desktop.sh [PICTURE] [PYTHON]
#
# Needs Xvfb, openbox, dunst, dbus-run-session and ImageMagick's import; on Debian
# and Ubuntu: apt-get install xvfb openbox dunst dbus imagemagick. It opens
# LeadJournal two seconds before the moment to be asked, waits for the notification,
# saves a picture of the screen (reminder.png unless named) and chooses an action as
# a person would. It succeeds if the journal then waits until tomorrow.
set -eu

here=$(cd "$(dirname "$0")/../.." && pwd)
picture=${1:-reminder.png}
python=${2:-$here/.venv/bin/python}

if [ -z "${REMINDER_ON_A_BUS:-}" ]; then
    exec env REMINDER_ON_A_BUS=1 dbus-run-session -- "$0" "$picture" "$python"
fi

folder=$(mktemp -d)
started=""
finish() {
    for each in $started; do kill "$each" 2>/dev/null || true; done
    rm -rf "$folder"
}
trap finish EXIT

# dunst hands the actions to a menu; this one takes "Tomorrow".
cat > "$folder/menu" <<'MENU'
#!/bin/sh
grep -m 1 Tomorrow
MENU
chmod +x "$folder/menu"
cat > "$folder/dunstrc" <<DUNST
[global]
    dmenu = $folder/menu
    width = 420
    font = Sans 11
DUNST

export QT_QPA_PLATFORM=xcb LEADJOURNAL_HOME="$folder/home"
Xvfb -displayfd 3 -screen 0 1280x860x24 3> "$folder/display" 2> /dev/null &
started="$!"
until [ -s "$folder/display" ]; do sleep 0.1; done
DISPLAY=":$(cat "$folder/display")"
export DISPLAY
openbox > /dev/null 2>&1 &
started="$! $started"
dunst -config "$folder/dunstrc" > /dev/null 2>&1 &
started="$! $started"

sleep 1  # for dunst, which would otherwise be started once more
cd "$here"
"$python" -m tests.long.reminded "$folder" &
program=$!
started="$program $started"
i=0
until [ "$(dunstctl count displayed 2> /dev/null || echo 0)" = 1 ]; do
    i=$((i + 1))
    if [ "$i" -gt 150 ]; then
        echo "No notification came within 30 seconds." >&2
        exit 1
    fi
    sleep 0.2
done
sleep 0.5
import -window root "$picture"
echo "Saved a picture: $picture"
dunstctl context
if wait "$program"; then
    echo "“Tomorrow” was chosen, and the journal waits until then."
else
    echo "Nothing was chosen." >&2
    exit 1
fi
