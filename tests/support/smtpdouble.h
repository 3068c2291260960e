// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/program.h"

#include <memory>

namespace bw::test {

/// A mail server for good.test with faults that no product of today has (smtpdouble.py); ended with the object.
class SmtpDouble final
{
public:
    /// \p tls: path of certificate and key without their ".pem" and ".key". \p faults: "injection", "expn".
    SmtpDouble(const QString &tls, const QStringList &faults);

    [[nodiscard]] QString waitUntilReady() const; ///< empty, or what it said instead of starting
    [[nodiscard]] quint16 port() const { return m_port; }

private:
    quint16 m_port;
    std::unique_ptr<Program> m_program;
};

} // namespace bw::test
