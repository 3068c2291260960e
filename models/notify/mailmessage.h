// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/result.h"
#include "models/core/time.h"

#include <QByteArray>
#include <QString>

namespace bw::notify {

/// A message of text alone.
struct MailMessage
{
    QString from, to; ///< addresses that isMailAddress() takes
    QString subject, text;
    core::UtcMicros date = 0;
    QByteArray id; ///< left part of the Message-ID: letters and digits; the right one is the sender's domain
};

/// "name@domain", printable ASCII, no blank, quote, bracket or comma, at most 254 characters (RFC 5321 4.5.3.1.3): it can
/// neither end a header nor name a second recipient, nor be taken for an option.
[[nodiscard]] bool isMailAddress(const QString &address);

/// The bytes of RFC 5322 with CRLF: UTF-8 as quoted-printable (RFC 2045 6.7), subject in encoded words where it needs them
/// (RFC 2047), Auto-Submitted: auto-generated (RFC 3834). Control characters of subject and text become blanks; no text can
/// add a header. At most 64 KiB of text, the rest is cut. Usage: an address that is none.
[[nodiscard]] core::Result<QByteArray> mailBytes(const MailMessage &message);

} // namespace bw::notify
