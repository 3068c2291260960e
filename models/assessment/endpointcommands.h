// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/smtp/look.h"

#include <QString>
#include <QStringList>

namespace bw::assessment {

/// Fields of smtp_endpoint that have a raw answer of their own.
[[nodiscard]] const QStringList &fieldsWithTalk();
/// The command that asks the same again, for a shell with openssl, nc, sslscan or python3. Field "": the greeting and EHLO.
[[nodiscard]] QString commandFor(const smtp::EndpointLook &look, const QString &field);
/// The raw answer: the conversation, or what was seen of TLS. Empty: it was not asked.
[[nodiscard]] QString talkOf(const smtp::EndpointLook &look, const QString &field);

} // namespace bw::assessment
