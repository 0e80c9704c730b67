"""What can go wrong with a store, in words.

Belongs here: the kinds of failure that callers tell apart, and the message for each. Not here: asking
the store (`store`).
"""

import re

from orchestration.language import message

_STATUS = re.compile(r"status code: (\d{3} [A-Za-z ]+)|HTTP status (?:client|server) error \((\d{3}[^)]*)\)")
_CODE = re.compile(r"<Code>(\w+)</Code>")


class StorageError(Exception):
    """The store cannot be used as asked; the message names the address and the remedy."""


class ConditionError(StorageError):
    """An object is not the one that was seen before: another writer came first."""


class DamagedObjectError(StorageError):
    """An object's bytes are not those that were written there."""


def refusal(url: str, doing: str, error: Exception) -> StorageError:
    """What a failure of the library means to whoever runs this."""
    reason = _reason(error)
    # Not by the library's kinds of errors: listing knows but one.
    if reason.startswith(("401", "403")):
        told = message(
            "{url} refuses access, {doing}: {reason}; check the credentials (AWS_ACCESS_KEY_ID, "
            "AWS_SECRET_ACCESS_KEY, AWS_SESSION_TOKEN, or the role of this machine) and that they may list, "
            "read, write and delete there. Nothing that readers see was changed.",
            url=url,
            doing=doing,
            reason=reason,
        )
    elif reason.startswith("404") or isinstance(error, FileNotFoundError):
        told = message(
            "{url} is not there, {doing}: {reason}; make the bucket (or folder), or put right the address. "
            "Nothing that readers see was changed.",
            url=url,
            doing=doing,
            reason=reason,
        )
    else:
        told = message(
            "{url} cannot be reached, {doing}: {reason}; check the network, AWS_ENDPOINT_URL and AWS_REGION, "
            "then run the command again. Nothing that readers see was changed.",
            url=url,
            doing=doing,
            reason=reason,
        )
    return StorageError(told)


def _reason(error: Exception) -> str:
    """The status and code where the store answered, else the innermost cause that is named."""
    text = str(error)
    status, code = _STATUS.search(text), _CODE.search(text)
    if status or code:
        return " ".join(
            part for part in (status and (status[1] or status[2]).strip(), code and code[1]) if part
        )
    messages = re.findall(r'message: "([^"]+)"', text)
    first = text.split("\n", 1)[0].strip()
    return messages[-1] if messages else first
