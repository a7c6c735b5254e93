"""Whether a result keeps to the published JSON Schema."""

import json
from functools import cache
from typing import Any

from jsonschema import Draft202012Validator

from auditor.model.codec import encode
from auditor.model.result import AuditResult
from auditor.model.schema import NAME
from auditor.resources import shipped


@cache
def _validator() -> Draft202012Validator:
    return Draft202012Validator(json.loads((shipped("reports") / NAME).read_text("utf-8")))


def faults(result: AuditResult) -> list[str]:
    """Return where a result, as written in audit.json, breaks the schema in reports/."""
    return faults_in(json.loads(b"".join(encode(result))))


def faults_in(plain: Any) -> list[str]:
    """Return where the content of an audit.json breaks the schema in reports/."""
    return [
        f"{error.json_path}: {error.message}"[:300] for error in _validator().iter_errors(plain)
    ]
