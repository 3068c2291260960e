#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 Breakwater contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The measure of tests/bench/feedback: reads every field of gzipped DMARC reports into typed values, with python3-lxml, and drops
repeats. Prints what it counted as JSON."""
import datetime
import gzip
import ipaddress
import json
import pathlib
import sys

from lxml import etree


def text(element, path):
    found = element.find(path)
    return found.text.strip() if found is not None and found.text else None


def number(element, path):
    value = text(element, path)
    return int(value) if value is not None else None


def moment(element, path):
    value = number(element, path)
    return datetime.datetime.fromtimestamp(value, datetime.timezone.utc) if value is not None else None


def read_record(element):
    evaluated = element.find("row/policy_evaluated")
    return {
        "source_ip": ipaddress.ip_address(text(element, "row/source_ip")),
        "count": number(element, "row/count"),
        "disposition": text(evaluated, "disposition"), "dkim": text(evaluated, "dkim"), "spf": text(evaluated, "spf"),
        "reasons": [{"type": text(r, "type"), "comment": text(r, "comment")} for r in evaluated.findall("reason")],
        "envelope_to": text(element, "identifiers/envelope_to"), "envelope_from": text(element, "identifiers/envelope_from"),
        "header_from": text(element, "identifiers/header_from"),
        "dkim_results": [{"domain": text(r, "domain"), "selector": text(r, "selector"), "result": text(r, "result"), "human_result": text(r, "human_result")}
                         for r in element.findall("auth_results/dkim")],
        "spf_results": [{"domain": text(r, "domain"), "scope": text(r, "scope"), "result": text(r, "result"), "human_result": text(r, "human_result")}
                        for r in element.findall("auth_results/spf")],
    }


def read_report(xml):
    root = etree.fromstring(xml, etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False))
    meta, policy = root.find("report_metadata"), root.find("policy_published")
    return {
        "version": text(root, "version"), "org_name": text(meta, "org_name"), "email": text(meta, "email"), "extra_contact_info": text(meta, "extra_contact_info"),
        "report_id": text(meta, "report_id"), "begin": moment(meta, "date_range/begin"), "end": moment(meta, "date_range/end"),
        "errors": [e.text for e in meta.findall("error")], "generator": text(meta, "generator"),
        "policy": {"domain": text(policy, "domain"), "pct": number(policy, "pct"),
                   **{key: text(policy, key) for key in ("adkim", "aspf", "p", "sp", "np", "fo", "discovery_method", "testing")}},
        "records": [read_record(r) for r in root.findall("record")],
    }


def main():
    seen, counts = set(), {"reports": 0, "rows": 0, "messages": 0, "duplicates": 0}
    for path in sorted(pathlib.Path(sys.argv[1]).iterdir()):
        with gzip.open(path) as packed:
            report = read_report(packed.read())
        key = (report["org_name"], report["report_id"], report["policy"]["domain"], report["begin"], report["end"])
        if key in seen:
            counts["duplicates"] += 1
            continue
        seen.add(key)
        counts["reports"] += 1
        counts["rows"] += len(report["records"])
        counts["messages"] += sum(r["count"] for r in report["records"])
    print(json.dumps(counts))


main()
