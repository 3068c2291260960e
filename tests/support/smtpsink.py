#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 Breakwater contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""smtpsink.py PORT: a mail server on 127.0.0.1 for tests. What it does with a recipient stands in the local part:
defer… gets 451 4.7.1, bounce… 550 5.1.1, everything else is taken. Mail is thrown away. Ends with SIGTERM.

--cert FILE --key FILE: offers STARTTLS (or speaks TLS at once with --smtps). --keep FILE: sessions go there, one JSON
object a message or a refused login. --login USER:PASSWORD: who may send. --mute: says nothing at all."""
import argparse
import base64
import json
import socketserver
import ssl
import threading


class Session(socketserver.StreamRequestHandler):
    timeout = 60

    def say(self, text):
        self.wfile.write(text.encode() + b"\r\n")

    def recipient(self, argument):
        local = argument.partition("<")[2].partition("@")[0]
        if local.startswith("defer"):
            return "451 4.7.1 <%s>: come back later" % local
        if local.startswith("bounce"):
            return "550 5.1.1 <%s>: no such user" % local
        return "250 2.1.5 ok"

    def data(self):
        self.say("354 go on")
        lines = []
        while True:
            line = self.rfile.readline(65536)
            if not line or line in (b".\r\n", b".\n"):
                break
            lines.append(line[1:] if line.startswith(b".") else line)
        self.keep(message=b"".join(lines).decode("utf-8", "replace"))
        self.say("250 2.0.0 taken")

    def keep(self, **what):
        if not options.keep:
            return
        with lock, open(options.keep, "a") as out:
            json.dump({"encrypted": self.encrypted, "user": self.user, "from": self.sender, "to": self.recipients, **what}, out)
            out.write("\n")

    def encrypt(self):
        self.connection = context.wrap_socket(self.connection, server_side=True)
        self.rfile = self.connection.makefile("rb")
        self.wfile = self.connection.makefile("wb", buffering=0)
        self.encrypted = True

    def login(self, argument):
        mechanism, _, first = argument.partition(" ")
        if mechanism.upper() != "PLAIN":
            return "504 5.5.4 PLAIN alone"
        if not first:
            self.say("334 ")
            first = self.rfile.readline(4096).decode().strip()
        _, user, password = base64.b64decode(first).decode().split("\0")
        if user + ":" + password != options.login:
            self.keep(refused=user)
            return "535 5.7.8 no"
        self.user = user
        return "235 2.7.0 ok"

    def greeting(self):
        words = ["sink.example.net", "PIPELINING", "ENHANCEDSTATUSCODES"]
        if context and not self.encrypted:
            words.append("STARTTLS")
        if options.login and self.encrypted:
            words.append("AUTH PLAIN")
        return "".join("250-%s\r\n" % word for word in words) + "250 8BITMIME"

    def answer(self, verb, argument):
        if verb == "EHLO":
            return self.greeting()
        if verb == "MAIL" and options.login and not self.user:
            return "530 5.7.0 who are you"
        if verb == "MAIL":
            self.sender = argument.partition("<")[2].partition(">")[0]
            self.recipients = []
        if verb in ("HELO", "MAIL", "RSET", "NOOP"):
            return "250 2.0.0 ok"
        if verb == "RCPT":
            self.recipients.append(argument.partition("<")[2].partition(">")[0])
            return self.recipient(argument)
        if verb == "AUTH" and options.login:
            return self.login(argument)
        return "502 5.5.1 not here"

    def handle(self):
        self.encrypted, self.user, self.sender, self.recipients = False, "", "", []
        if options.mute:
            self.rfile.readline(4096)
            threading.Event().wait(60)
            return
        if options.smtps:
            self.encrypt()
        self.say("220 sink.example.net ESMTP")
        while True:
            line = self.rfile.readline(4096)
            if not line:
                return
            verb, _, argument = line.decode("utf-8", "replace").strip().partition(" ")
            verb = verb.upper()
            if verb == "STARTTLS" and context and not self.encrypted:
                self.say("220 2.0.0 go on")
                self.encrypt()
            elif verb == "DATA":
                self.data()
            elif verb == "QUIT":
                self.say("221 2.0.0 bye")
                return
            else:
                self.say(self.answer(verb, argument))


class Server(socketserver.ThreadingTCPServer):
    allow_reuse_address = True
    daemon_threads = True

    def handle_error(self, request, address):
        pass  # a client that breaks off (an untrusted certificate) is what some tests want


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("port", type=int)
    for name in ("--cert", "--key", "--keep", "--login"):
        parser.add_argument(name, default="")
    for name in ("--smtps", "--mute"):
        parser.add_argument(name, action="store_true")
    options = parser.parse_args()
    lock = threading.Lock()
    context = None
    if options.cert:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(options.cert, options.key)
    with Server(("127.0.0.1", options.port), Session) as server:
        server.serve_forever()
