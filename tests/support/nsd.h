// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/program.h"
#include "tests/support/workfolder.h"

#include <QMap>
#include <QSet>

#include <memory>

namespace bw::test {

/// NSD with zones of the test's own on 127.0.0.1; ended with the object. Answers with authority, so that it serves as a resolver for
/// its zones; names elsewhere are REFUSED.
class Nsd final
{
public:
    explicit Nsd(const WorkFolder &folder);

    /// \p records: lines of a zone file below the SOA, names relative to \p zone. Empty: a zone that does not load (SERVFAIL).
    void addZone(const QString &zone, const QByteArray &records);
    /// Signs a zone that was added (ECDSA, by ldns-signzone) and gives its DS record; empty: that could not be.
    [[nodiscard]] QByteArray sign(const QString &zone);
    /// Empty, or what it said instead of answering.
    [[nodiscard]] QString start();
    [[nodiscard]] quint16 port() const { return m_port; }
    [[nodiscard]] QString address() const { return QStringLiteral("127.0.0.1:%1").arg(m_port); }

private:
    void writeZone(const QString &zone) const;

    const WorkFolder &m_folder;
    QMap<QString, QByteArray> m_zones;
    QSet<QString> m_signed;
    quint16 m_port = 0;
    std::unique_ptr<Program> m_program;
};

} // namespace bw::test
