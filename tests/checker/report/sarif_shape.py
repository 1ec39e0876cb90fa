"""The shape of SARIF 2.1.0 as far as it is written here: properties, words of the standard, indices, addresses."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

# The properties that the standard gives each object (none other may stand there), and those it requires. What
# would differ from run to run is left out, though the standard has it: times, hosts, random names.
SHAPES: dict[str, tuple[set[str], set[str]]] = {
    "sarifLog": (
        {"$schema", "version", "runs", "inlineExternalProperties", "properties"},
        {"version", "runs"},
    ),
    "run": (
        {
            "tool",
            "invocations",
            "conversion",
            "language",
            "versionControlProvenance",
            "originalUriBaseIds",
            "artifacts",
            "logicalLocations",
            "graphs",
            "results",
            "automationDetails",
            "runAggregates",
            "baselineGuid",
            "redactionTokens",
            "defaultEncoding",
            "defaultSourceLanguage",
            "newlineSequences",
            "columnKind",
            "taxonomies",
            "properties",
        },
        {"tool"},
    ),
    "tool": ({"driver", "extensions", "properties"}, {"driver"}),
    "driver": (
        {
            "name",
            "fullName",
            "version",
            "semanticVersion",
            "informationUri",
            "rules",
            "notifications",
            "properties",
        },
        {"name"},
    ),
    "rule": (
        {
            "id",
            "deprecatedIds",
            "name",
            "shortDescription",
            "fullDescription",
            "messageStrings",
            "defaultConfiguration",
            "helpUri",
            "help",
            "relationships",
            "properties",
        },
        {"id"},
    ),
    "configuration": ({"enabled", "level", "rank", "parameters", "properties"}, set()),
    "automationDetails": ({"description", "id", "properties"}, set()),
    "invocation": (
        {
            "commandLine",
            "arguments",
            "exitCode",
            "executionSuccessful",
            "toolExecutionNotifications",
            "toolConfigurationNotifications",
            "properties",
        },
        {"executionSuccessful"},
    ),
    "notification": (
        {"locations", "message", "level", "exception", "descriptor", "associatedRule", "properties"},
        {"message"},
    ),
    "reference": ({"id", "index", "toolComponent", "properties"}, set()),
    "result": (
        {
            "ruleId",
            "ruleIndex",
            "rule",
            "kind",
            "level",
            "message",
            "analysisTarget",
            "locations",
            "relatedLocations",
            "fingerprints",
            "partialFingerprints",
            "suppressions",
            "baselineState",
            "rank",
            "properties",
        },
        {"message"},
    ),
    "suppression": (
        {"kind", "status", "justification", "location", "properties"},
        {"kind"},
    ),
    "location": (
        {
            "id",
            "physicalLocation",
            "logicalLocations",
            "message",
            "annotations",
            "relationships",
            "properties",
        },
        set(),
    ),
    "physicalLocation": (
        {"address", "artifactLocation", "region", "contextRegion", "properties"},
        {"artifactLocation"},
    ),
    "artifactLocation": ({"uri", "uriBaseId", "index", "description", "properties"}, set()),
    "region": ({"startLine", "startColumn", "endLine", "endColumn", "snippet", "properties"}, {"startLine"}),
    "message": ({"text", "markdown", "id", "arguments", "properties"}, {"text"}),
}
_LISTS = {
    "runs": "run",
    "rules": "rule",
    "results": "result",
    "invocations": "invocation",
    "toolExecutionNotifications": "notification",
    "toolConfigurationNotifications": "notification",
    "locations": "location",
    "relatedLocations": "location",
    "suppressions": "suppression",
}
_ONES = {
    "tool": "tool",
    "driver": "driver",
    "defaultConfiguration": "configuration",
    "automationDetails": "automationDetails",
    "associatedRule": "reference",
    "physicalLocation": "physicalLocation",
    "artifactLocation": "artifactLocation",
    "region": "region",
    "message": "message",
    "shortDescription": "message",
    "fullDescription": "message",
    "help": "message",
    "description": "message",
}
_WORDS = {
    "kind": {
        "result": {"notApplicable", "pass", "fail", "review", "open", "informational"},
        "suppression": {"inSource", "external"},
    },
    "level": {
        key: {"none", "note", "warning", "error"} for key in ("result", "notification", "configuration")
    },
    "status": {"suppression": {"accepted", "underReview", "rejected"}},
    "columnKind": {"run": {"utf16CodeUnits", "unicodeCodePoints"}},
    "version": {"sarifLog": {"2.1.0"}},
}
_WHOLE = ("startLine", "startColumn", "endLine", "endColumn")
# RFC 3986: a relative reference without an authority, and whose first segment holds no colon.
RELATIVE = re.compile(
    r"(?!/)(?:[A-Za-z0-9\-._~!$&'()*+,;=@]|%[0-9A-F]{2})+(?:/(?:[A-Za-z0-9\-._~!$&'()*+,;=:@]|%[0-9A-F]{2})+)*"
)
# The standard wants an absolute address; where the user has given none, a page is named relative to the project.
_PAGE = re.compile(r"https?://[A-Za-z0-9.-]+/[A-Za-z0-9\-._~/]*|docs/(rules|readings)/[A-Za-z0-9.-]+\.md")


def faults_of(log: Mapping[str, Any]) -> list[str]:
    """Return every way in which a log departs from the standard, with its path."""
    return [*_of_object("sarifLog", log, "$"), *(fault for run in log["runs"] for fault in _of_run(run))]


def _of_object(shape: str, value: Mapping[str, Any], path: str) -> Iterator[str]:
    allowed, required = SHAPES[shape]
    yield from (f"{path}: {key} is no property of {shape}" for key in value if key not in allowed)
    yield from (f"{path}: {key} is missing in {shape}" for key in required if key not in value)
    for key, inner in value.items():
        here = f"{path}.{key}"
        words = _WORDS.get(key, {}).get(shape)
        if words is not None and inner not in words:
            yield f"{here}: {inner!r} is no word of the standard"
        if key in _WHOLE and not (type(inner) is int and inner >= 1):
            yield f"{here}: {inner!r} does not count from 1"
        if key == "helpUri" and not _PAGE.fullmatch(inner):
            yield f"{here}: {inner!r} is no address of a page"
        if key == "uri" and (not RELATIVE.fullmatch(inner) or ".." in inner.split("/")):
            yield f"{here}: {inner!r} is no relative reference"
        if key in _LISTS:
            if not isinstance(inner, list):
                yield f"{here}: a list is expected"
            for index, item in enumerate(inner):
                yield from _of_object(_LISTS[key], item, f"{here}[{index}]")
        elif key in _ONES:
            yield from _of_object(_ONES[key], inner, here)
        elif key == "tags" and len(set(inner)) != len(inner):
            yield f"{here}: a tag stands there twice"


def _of_run(run: Mapping[str, Any]) -> Iterator[str]:
    """Yield what is wrong between the parts of a run."""
    rules: Sequence[Mapping[str, Any]] = run["tool"]["driver"]["rules"]
    ids = [rule["id"] for rule in rules]
    if len(set(ids)) != len(ids):
        yield "a rule stands there twice"
    if set(ids) != {result["ruleId"] for result in run["results"]}:
        yield "the rules are not those of the results"
    suppressed = [("suppressions" in result) for result in run["results"]]
    if any(suppressed) and not all(suppressed):
        yield "some results say whether they are suppressed, and some do not (3.27.23)"
    for index, result in enumerate(run["results"]):
        yield from (f"results[{index}]: {fault}" for fault in _of_result(result, ids, run))
    for invocation in run["invocations"]:
        for notification in invocation.get("toolExecutionNotifications", ()):
            rule = notification["associatedRule"]
            if ids[rule["index"]] != rule["id"]:
                yield "a notification names another rule than its index"
    names = [result["partialFingerprints"]["covenant/v1"] for result in run["results"]]
    if len(set(names)) != len(names):
        yield "two results have one name"


def _of_result(result: Mapping[str, Any], ids: Sequence[str], run: Mapping[str, Any]) -> Iterator[str]:
    if ids[result["ruleIndex"]] != result["ruleId"]:
        yield "ruleIndex and ruleId differ"
    if (result["kind"] != "fail") is not (result["level"] == "none"):
        yield f"level {result['level']} of kind {result['kind']} (3.27.10)"
    if not result["message"]["text"]:
        yield "an empty message"
    related = [location.get("id") for location in result.get("relatedLocations", ())]
    if None in related or len(set(related)) != len(related):
        yield "related locations without ids of their own"
    for location in (*result["locations"], *result.get("relatedLocations", ())):
        where = location["physicalLocation"]["artifactLocation"]
        if where["uriBaseId"] not in run["originalUriBaseIds"]:
            yield f"uriBaseId {where['uriBaseId']} is not explained"
