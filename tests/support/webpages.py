#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 Breakwater contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""webpages.py PORT CERT KEY FOLDER: HTTPS on 127.0.0.1. FOLDER/HOST is what a host says to every GET: a line "STATUS TYPE [LOCATION]", then
the body. Each request is a line "HOST PATH" in FOLDER/log. Ends with SIGTERM."""
import http.server
import os
import ssl
import sys

port, certificate, key, folder = sys.argv[1:5]


class Handler(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        host = self.headers["Host"].split(":")[0]
        with open(os.path.join(folder, "log"), "a") as log:
            log.write("%s %s\n" % (host, self.path))
        with open(os.path.join(folder, os.path.basename(host)), "rb") as page:
            head, body = page.read().split(b"\n", 1)
        words = head.decode().split()
        self.send_response(int(words[0]))
        self.send_header("Content-Type", words[1])
        if len(words) > 2:
            self.send_header("Location", words[2])
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        pass


context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
context.load_cert_chain(certificate, key)
server = http.server.ThreadingHTTPServer(("127.0.0.1", int(port)), Handler)
server.socket = context.wrap_socket(server.socket, server_side=True, do_handshake_on_connect=False)
server.serve_forever()
