#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 Breakwater contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""smtpsink.py PORT: a mail server on 127.0.0.1 for tests. What it does with a recipient stands in the local part:
defer… gets 451 4.7.1, bounce… 550 5.1.1, everything else is taken. Mail is thrown away. Ends with SIGTERM."""
import socketserver
import sys


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
        while True:
            line = self.rfile.readline(65536)
            if not line or line in (b".\r\n", b".\n"):
                break
        self.say("250 2.0.0 taken")

    def handle(self):
        self.say("220 sink.example.net ESMTP")
        while True:
            line = self.rfile.readline(4096)
            if not line:
                return
            verb, _, argument = line.decode("utf-8", "replace").strip().partition(" ")
            verb = verb.upper()
            if verb == "EHLO":
                self.say("250-sink.example.net\r\n250-PIPELINING\r\n250-ENHANCEDSTATUSCODES\r\n250 8BITMIME")
            elif verb in ("HELO", "MAIL", "RSET", "NOOP"):
                self.say("250 2.0.0 ok")
            elif verb == "RCPT":
                self.say(self.recipient(argument))
            elif verb == "DATA":
                self.data()
            elif verb == "QUIT":
                self.say("221 2.0.0 bye")
                return
            else:
                self.say("502 5.5.1 not here")


class Server(socketserver.ThreadingTCPServer):
    allow_reuse_address = True
    daemon_threads = True


if __name__ == "__main__":
    with Server(("127.0.0.1", int(sys.argv[1])), Session) as server:
        server.serve_forever()
