# SPDX-FileCopyrightText: 2026 Breakwater contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A mail server for good.test with STARTTLS, built from RFC 5321 and RFC 3207, for faults that no product of today has.

smtpdouble.py PORT CERTIFICATE KEY [FAULT…]
injection: what was read in clear behind STARTTLS is taken as said within TLS (CVE-2011-0411; Postfix up to 2.7, mended in 2.8.3)
expn: EXPN is answered with the members of a list (RFC 5321, 3.5)
"""
import socketserver
import ssl
import sys

PORT, CERTIFICATE, KEY, FAULTS = int(sys.argv[1]), sys.argv[2], sys.argv[3], set(sys.argv[4:])
CONTEXT = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
CONTEXT.minimum_version = ssl.TLSVersion.TLSv1_2
CONTEXT.load_cert_chain(CERTIFICATE, KEY)
PEOPLE = ("<postmaster@good.test>", "<abuse@good.test>")


class Talk(socketserver.BaseRequestHandler):
    def say(self, text):
        self.wire.sendall(text.encode() + b"\r\n")

    def lines(self):
        while True:
            end = self.unread.find(b"\n")
            if end >= 0:
                line, self.unread = self.unread[:end], self.unread[end + 1:]
                yield line.strip().decode("latin-1")
                continue
            got = self.wire.recv(4096)
            if not got:
                return
            self.unread += got

    def begin_tls(self):
        if "injection" not in FAULTS:
            self.unread = b""  # RFC 3207, 4.2: what was learnt before is forgotten
        self.say("220 2.0.0 Ready to start TLS")
        self.wire = CONTEXT.wrap_socket(self.wire, server_side=True)
        self.is_within = True

    def ehlo(self):
        for word in ["mx.good.test", "SIZE 10240000", "8BITMIME"] + ([] if self.is_within else ["STARTTLS"]):
            self.say("250-" + word)
        self.say("250 ENHANCEDSTATUSCODES")

    def handle(self):
        self.wire, self.unread, self.is_within, has_sender, is_greeted = self.request, b"", False, False, False
        self.say("220 mx.good.test ESMTP")
        for line in self.lines():
            word = line.split(" ")[0].upper()
            if word in ("EHLO", "HELO"):
                is_greeted = True
                if self.unread:  # not one of these may be pipelined behind it
                    self.say("521 5.5.1 Protocol error")
                    return
                self.ehlo()
            elif word == "STARTTLS":
                self.begin_tls()
            elif word == "NOOP" or word == "RSET":
                has_sender = False
                self.say("250 2.0.0 Ok")
            elif word == "MAIL" and is_greeted:
                has_sender = True
                self.say("250 2.1.0 Ok")
            elif word == "RCPT" and has_sender:
                to = line[8:].strip().lower()
                known = to in PEOPLE
                self.say("250 2.1.5 Ok" if known else "550 5.1.1 User unknown" if to.endswith("@good.test>") else "554 5.7.1 Relay access denied")
            elif word == "EXPN" and "expn" in FAULTS:
                self.say("250 2.1.5 <abuse@good.test>")
            elif word == "QUIT":
                self.say("221 2.0.0 Bye")
                return
            else:
                self.say("502 5.5.1 Not implemented")


class Server(socketserver.ThreadingTCPServer):
    allow_reuse_address = True
    daemon_threads = True
    request_queue_size = 64

    def handle_error(self, request, client_address):
        pass  # clients that leave, and hellos that it does not take


Server(("127.0.0.1", PORT), Talk).serve_forever()
