// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>

namespace bw::fleet {

/// Whether a setting of that name (any case; "_", "-" and "." part its words) holds a secret: password, token, LDAPBINDPW,
/// X-Api-Key, signing_key2 … Standard names of Postfix that only sound like one are none.
[[nodiscard]] bool isSecretName(QByteArrayView name);

/// Whether its value is a list of tables ("smtp_sasl_password_maps").
[[nodiscard]] bool isTableName(QByteArrayView name);

/// Whether the value of a setting with a secret name may be shown: empty, yes, no, the path of a file where the name asks for a
/// place or a key, and tables that are files or servers. "static:", "inline:" and all that is not known are none.
[[nodiscard]] bool isHarmlessValue(QByteArrayView name, QByteArrayView value);

} // namespace bw::fleet
