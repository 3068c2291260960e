#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 Breakwater contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""dkimpy as a second opinion. In: {"sign": [{"message", "key", "algorithm", "header", "body", "length"}], "verify": [{"message",
"record"}], "seal": [{"message", "key", "hops"}], "chain": [{"message", "record"}]}, messages and keys in base64. Out: {"signed":
[base64], "verified": [true, false or null], "sealed": [base64], "chained": ["none", "pass" or "fail"]}, in order."""
import base64
import json
import sys

import dkim


def sign(one):
    message = base64.b64decode(one["message"])
    key = base64.b64decode(one["key"])
    field = dkim.sign(message, b"sel", b"example.org", key, canonicalize=(one["header"].encode(), one["body"].encode()),
                      signature_algorithm=one["algorithm"].encode(), include_headers=[b"from", b"to", b"subject"], length=one["length"])
    return base64.b64encode(field + message).decode()


def verify(one):
    record = one["record"].encode()
    try:
        return bool(dkim.verify(base64.b64decode(one["message"]), dnsfunc=lambda name, timeout=5: record))
    except dkim.MessageFormatError:  # a line without a colon among the fields: it looks no further
        return None
    except Exception:  # what it cannot read it has not verified
        return False


def seal(one):
    message = base64.b64decode(one["message"])
    key = base64.b64decode(one["key"])
    for hop in range(one["hops"]):
        arc = b"none" if hop == 0 else b"pass"
        found = b"Authentication-Results: example.org; arc=" + arc + b"; spf=pass smtp.mailfrom=hop%d.example\r\n" % hop
        fields = dkim.arc_sign(found + message, b"sel", b"example.org", key, b"example.org", include_headers=[b"from", b"to", b"subject"])
        message = b"".join(fields) + message
    return base64.b64encode(message).decode()


def chain(one):
    record = one["record"].encode()
    try:
        status = dkim.arc_verify(base64.b64decode(one["message"]), dnsfunc=lambda name, timeout=5: record)[0]
    except Exception:
        status = b"fail"
    return (status or b"fail").decode()


asked = json.load(sys.stdin)
json.dump({"signed": [sign(one) for one in asked.get("sign", [])], "verified": [verify(one) for one in asked.get("verify", [])],
           "sealed": [seal(one) for one in asked.get("seal", [])], "chained": [chain(one) for one in asked.get("chain", [])]}, sys.stdout)
