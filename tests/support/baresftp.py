# SPDX-FileCopyrightText: 2026 Breakwater contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""An SFTP server (version 3, read only) that tells size and time of a file and no permissions, as some do: whoever wants to
know what a path is must look at the folder's listing. Like OpenSSH's it waits when it is asked to open a pipe.

With a file as its argument it lies about logs (files named mail.log) as that file says at the moment:
  small     a size of 10, and all bytes are there
  large     a size of 1 TB
  short     reads end in the middle of the file, and in the middle of a line
  restless  size and time are others at each look
  more      an answer holds more bytes than were asked for
  zeros     a size of 1 TB, and a zero wherever it is read
  lines     a size of 1 TB, and a line of a refusal after the other, each with another name"""
import os
import stat
import struct
import sys

INIT, OPEN, CLOSE, READ, LSTAT, FSTAT, OPENDIR, READDIR, REALPATH, STAT = 1, 3, 4, 5, 7, 8, 11, 12, 16, 17
OK, EOF, NO_SUCH_FILE, FAILURE, UNSUPPORTED = 0, 1, 2, 4, 8


def text(data):
    return struct.pack(">I", len(data)) + data


def lie():
    return open(sys.argv[1]).read().strip() if len(sys.argv) > 1 else ""


looks = 0


def attributes(found, of=b""):
    global looks
    size, time = found.st_size, int(found.st_mtime)
    if of.endswith(b"mail.log"):
        looks += 1
        told = {"small": (10, time), "large": (10**12, time), "zeros": (10**12, time), "lines": (10**12, time), "restless": (size // (1 + looks % 3), time + looks)}
        size, time = told.get(lie(), (size, time))
    return struct.pack(">IQII", 1 | 8, size, time, time)


def refusal(number):
    return b"2026-11-24T%02d:%02d:%02d.000000+00:00 mx1 postfix/smtpd[9]: NOQUEUE: reject: RCPT from unknown[192.0.2.1]: 554 5.7.1 <a@example.net>: Relay access denied; from=<b@example.org> to=<a@example.net> proto=ESMTP helo=<%016x.example.org>\n" % (
        number // 3600000 % 24, number // 60000 % 60, number // 1000 % 60, number * 0x9E3779B97F4A7C15 % 2**64)


def read(file, position, size):
    how, whole = lie(), os.fstat(file.fileno()).st_size
    if file.name.endswith(b"mail.log") and how == "zeros":
        return bytes(size)
    if file.name.endswith(b"mail.log") and how == "lines":
        length = len(refusal(0))
        first = position // length
        return b"".join(map(refusal, range(first, (position + size) // length + 1)))[position - first * length:][:size]
    if not file.name.endswith(b"mail.log") or how not in ("short", "more"):
        return os.pread(file.fileno(), size, position)
    if how == "short":
        return os.pread(file.fileno(), max(0, min(size, whole // 2 + 7 - position)), position)
    return os.pread(file.fileno(), 2 * size, position)


def listed(folder, name):
    found = os.lstat(os.path.join(folder, name))
    return text(name) + text(stat.filemode(found.st_mode).encode() + b" 1 root root 0 Jan 1 00:00 " + name) + attributes(found, name)


class Server:
    def __init__(self):
        self.handles, self.next = {}, 0

    def handle(self, thing):
        self.next += 1
        self.handles[str(self.next).encode()] = thing
        return 102, text(str(self.next).encode())

    def status(self, code):
        return 101, struct.pack(">I", code) + text(b"") + text(b"")

    def answer(self, kind, data):
        first = data[4:4 + struct.unpack(">I", data[:4])[0]] if len(data) >= 4 else b""
        rest = data[4 + len(first):]
        if kind in (STAT, LSTAT):
            return 105, attributes(os.stat(first) if kind == STAT else os.lstat(first), first)
        if kind == FSTAT:
            return 105, attributes(os.fstat(self.handles[first].fileno()), self.handles[first].name)
        if kind == OPEN:
            return self.handle(open(first, "rb", buffering=0))
        if kind == OPENDIR:
            return self.handle([listed(first, name) for name in sorted(os.listdir(first))])
        if kind == READDIR:
            names, self.handles[first] = self.handles[first], []
            return (104, struct.pack(">I", len(names)) + b"".join(names)) if names else self.status(EOF)
        if kind == READ:
            position, size = struct.unpack(">QI", rest)
            got = read(self.handles[first], position, size)
            return (103, text(got)) if got else self.status(EOF)
        if kind == CLOSE:
            del self.handles[first]
            return self.status(OK)
        if kind == REALPATH:
            return 104, struct.pack(">I", 1) + text(first) + text(first) + struct.pack(">I", 0)
        return self.status(UNSUPPORTED)


def main():
    server, came, out = Server(), sys.stdin.buffer, sys.stdout.buffer
    while head := came.read(5):
        size, kind = struct.unpack(">IB", head)
        body = came.read(size - 1)
        if kind == INIT:
            reply = struct.pack(">BI", 2, 3)
        else:
            try:
                code, data = server.answer(kind, body[4:])
            except FileNotFoundError:
                code, data = server.status(NO_SUCH_FILE)
            except OSError:
                code, data = server.status(FAILURE)
            reply = struct.pack(">B", code) + body[:4] + data
        out.write(struct.pack(">I", len(reply)) + reply)
        out.flush()


main()
