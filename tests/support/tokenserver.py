#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 Breakwater contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""tokenserver.py PORT CERT KEY LOG: gives consent as RFC 8628 has it, over HTTPS on 127.0.0.1. /device gives a code; /token says
authorization_pending, then slow_down, then consents; a refresh token is good once, and brings the next. /introspect?token=T says whose it is.
--deny: the person says no. Each request is a line of JSON in LOG. Ends with SIGTERM."""
import argparse
import http.server
import json
import ssl
import urllib.parse


class Handler(http.server.BaseHTTPRequestHandler):
    asked = 0
    serial = 0
    refresh = None

    def answer(self, status, content):
        body = json.dumps(content).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def give(self):
        kind = type(self)
        kind.serial += 1
        kind.refresh = "refresh-%d" % kind.serial
        self.answer(200, {"access_token": "access-%d" % kind.serial, "refresh_token": kind.refresh, "token_type": "Bearer", "expires_in": 3600})

    def token(self, form):
        kind = type(self)
        if form.get("client_id") != "client-1":
            return self.answer(401, {"error": "invalid_client"})
        if form["grant_type"] == "refresh_token":
            if form["refresh_token"] != kind.refresh:
                return self.answer(400, {"error": "invalid_grant", "error_description": "this consent is over"})
            return self.give()
        if form["device_code"] != "device-1":
            return self.answer(400, {"error": "invalid_grant"})
        kind.asked += 1
        if options.deny:
            return self.answer(400, {"error": "access_denied", "error_description": "the person said no"})
        if kind.asked == 1:
            return self.answer(400, {"error": "authorization_pending"})
        self.give()

    def do_POST(self):
        form = dict(urllib.parse.parse_qsl(self.rfile.read(int(self.headers["Content-Length"])).decode()))
        with open(options.log, "a") as out:
            out.write(json.dumps({"path": self.path, **form}) + "\n")
        if self.path == "/device":
            self.answer(200, {"device_code": "device-1", "user_code": "WDJB-MJHT", "verification_uri": "https://login.example.org/device", "interval": 1, "expires_in": 60})
        elif self.path == "/token":
            self.token(form)
        elif self.path == "/huge":
            self.answer(200, {"x": "x" * 1000000})
        else:
            self.answer(404, [])

    def do_GET(self):
        given = urllib.parse.urlparse(self.path)
        token = urllib.parse.parse_qs(given.query).get("token")
        good = given.path == "/introspect" and token == ["access-%d" % type(self).serial]
        self.answer(200 if good else 401, {"user": "reports@example.org", "active": "true"} if good else {"active": "false"})

    def log_message(self, *_):
        pass


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("port", type=int)
    for name in ("cert", "key", "log"):
        parser.add_argument(name)
    parser.add_argument("--deny", action="store_true")
    options = parser.parse_args()
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(options.cert, options.key)
    with http.server.ThreadingHTTPServer(("127.0.0.1", options.port), Handler) as server:
        server.socket = context.wrap_socket(server.socket, server_side=True, do_handshake_on_connect=False)
        server.serve_forever()
