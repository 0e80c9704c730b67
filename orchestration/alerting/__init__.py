"""Telling people that a check fires or recovers.

Belongs here: which states changed, the message, its delivery. Not here: the checks
(`orchestration.checks`), the history of alerts (`orchestration.extracted.alerts`).

Settings come from the environment only, as addresses hold secrets: JIHUA_ALERT_URLS, addresses
that apprise knows (mailto://, json://, dingtalk://, feishu://, wecombot://, slack://, …),
separated by white space; JIHUA_UI_URL, where the UI is for those who read the message.
"""

from orchestration.alerting.delivery import Address, addresses_from_environment
from orchestration.alerting.messages import CheckState, Message, message_about
from orchestration.alerting.news import Told, tell

__all__ = [
    "Address",
    "CheckState",
    "Message",
    "Told",
    "addresses_from_environment",
    "message_about",
    "tell",
]
