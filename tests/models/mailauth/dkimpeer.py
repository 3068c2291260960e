#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 Breakwater contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""dkimpy as a second opinion. In: {"sign": [{"message", "key", "algorithm", "header", "body", "length"}], "verify": [{"message",
"record"}]}, messages and keys in base64. Out: {"signed": [base64], "verified": [true, false or null]}, in order."""
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


asked = json.load(sys.stdin)
json.dump({"signed": [sign(one) for one in asked["sign"]], "verified": [verify(one) for one in asked["verify"]]}, sys.stdout)
