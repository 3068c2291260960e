#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 Breakwater contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""mailtraffic.py: reads a plan from standard input, a list of
  {"port", "from", "to": [...], "message_id", "starttls": bool, "user", "password", "mechanism"}
and runs one SMTP session for each, in order. Prints a list of
  {"login": code or null, "rcpt": [codes], "data": code or null}.
Without "to" a session ends after the login."""
import base64
import json
import smtplib
import ssl
import sys


def login(smtp, entry):
    user, password = entry["user"], entry["password"]
    if entry.get("mechanism", "PLAIN") == "PLAIN":
        token = base64.b64encode(("\0%s\0%s" % (user, password)).encode()).decode()
        return smtp.docmd("AUTH", "PLAIN " + token)[0]
    smtp.docmd("AUTH", "LOGIN")
    smtp.docmd(base64.b64encode(user.encode()).decode())
    return smtp.docmd(base64.b64encode(password.encode()).decode())[0]


def run(entry):
    result = {"login": None, "rcpt": [], "data": None}
    smtp = smtplib.SMTP("127.0.0.1", entry["port"], local_hostname="client.example.com", timeout=30)
    smtp.ehlo()
    if entry.get("starttls"):
        context = ssl.create_default_context()
        context.check_hostname = False  # the certificate is the test's own, made a moment ago
        context.verify_mode = ssl.CERT_NONE
        smtp.starttls(context=context)
        smtp.ehlo()
    if entry.get("user"):
        result["login"] = login(smtp, entry)
    if entry.get("to"):
        code = smtp.mail(entry["from"])[0]
        if code == 250:
            result["rcpt"] = [smtp.rcpt(address)[0] for address in entry["to"]]
        if 250 in result["rcpt"]:
            text = "From: <%s>\r\nTo: undisclosed:;\r\nMessage-ID: <%s>\r\nSubject: test\r\n\r\nHello.\r\n"
            result["data"] = smtp.data(text % (entry["from"], entry["message_id"]))[0]
    try:
        smtp.quit()
    except smtplib.SMTPException:
        pass
    return result


json.dump([run(entry) for entry in json.load(sys.stdin)], sys.stdout)
