"""How quick LeadJournal is, beside what the same work costs without it."""
