"""日历文件 · an all-day entry that every calendar reads (RFC 5545), with its alarms."""

from datetime import timedelta

from handlers.kit.paper import Entry


def calendar(entry: Entry, title: str, text: str) -> bytes:
    """Nothing stands in it but what the reminder says. Alarms count from the beginning of the day."""
    from icalendar import Alarm, Calendar, Event  # only when one is asked for

    whole, event = Calendar(), Event()
    whole.add("prodid", "-//Trustdesk//Deadlines//ZH")
    whole.add("version", "2.0")
    event.add("uid", entry.uid)
    event.add("sequence", entry.sequence)
    event.add("dtstamp", entry.made_at)
    event.add("dtstart", entry.day)
    event.add("dtend", entry.day + timedelta(days=1))
    event.add("transp", "TRANSPARENT")
    event.add("summary", title)
    event.add("description", text)
    for minutes in entry.alarms:
        alarm = Alarm()
        alarm.add("action", "DISPLAY")
        alarm.add("description", title)
        alarm.add("trigger", timedelta(minutes=minutes))
        event.add_component(alarm)
    whole.add_component(event)
    return bytes(whole.to_ical())
