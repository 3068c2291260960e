// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <QString>

#include <string_view>

namespace bw::fleet {

/// What stands in the place of a secret.
inline constexpr char maskedText[] = "(hidden)";

/// Hides the value of a setting whose name says that it is a secret (secretnames.h), and secrets inside any value:
/// user:password@ of a URL, password=… and "secret": … in any of their quotes, --password X, -pX, curl's -u user:X, smbclient's
/// -U user%X, {password X}, headers of authorization, crypt(5) hashes, keys in the names of block lists, PEM private keys. Rather a
/// harmless word too much than a secret that stays.
[[nodiscard]] QByteArray maskValue(QByteArrayView name, QByteArrayView value);

/// PEM private keys alone, across lines; lines stay. For a text that is taken apart before maskText() can see it.
[[nodiscard]] QByteArray maskPrivateKeys(const QByteArray &text);

/// maskValue() for a whole text of "name = value" lines, with braces options of master.cf ("-o name=value") and bare words
/// behind its argv= ("auth X") in it. Any text; lines and their order stay. A line of more than 32 KiB is hidden whole.
[[nodiscard]] QByteArray maskText(const QByteArray &text);

/// What a command or a server said (UTF-8 or not), to be shown: masked, on one line, control characters and those that turn the
/// direction of text as U+FFFD, at most \p most characters.
[[nodiscard]] QString shownLine(std::string_view said, qsizetype most = 300);

} // namespace bw::fleet
