// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/workfolder.h"

#include <QByteArray>
#include <QList>
#include <QMap>
#include <QStringList>

namespace bw::test {

/// Dovecot with IMAP for reports@example.org: TLS on one port, STARTTLS on another; stopped with the object. Needs root, and the package
/// dovecot-imapd.
class DovecotImap final
{
public:
    /// \p tls: below \p folder, as makeCertificates() makes it. \p more: settings that come last.
    DovecotImap(const WorkFolder &folder, const QString &password, const QString &tls, const QByteArray &more = {});
    ~DovecotImap();
    DovecotImap(const DovecotImap &) = delete;
    DovecotImap &operator=(const DovecotImap &) = delete;

    [[nodiscard]] static QString whyNot(); ///< empty: it can be started here
    /// Empty, or what it said instead of starting.
    [[nodiscard]] QString start();
    void stop();
    [[nodiscard]] quint16 port() const { return m_port; }
    [[nodiscard]] quint16 startTlsPort() const { return m_startTlsPort; }

    /// Into a folder of the mailbox, in order. Empty, or why not.
    [[nodiscard]] QString deliver(const QList<QByteArray> &mails, const QString &mailbox = QStringLiteral("INBOX"));
    /// doveadm about the mailbox; what it printed.
    [[nodiscard]] QByteArray admin(const QStringList &words, const QByteArray &input = {}) const;
    /// Of a folder: messages, and which of them are not seen.
    [[nodiscard]] int count(const QString &mailbox, const QString &which = QStringLiteral("ALL")) const;

private:
    const WorkFolder &m_folder;
    quint16 m_port, m_startTlsPort;
    bool m_isRunning = false;
};

/// Dovecot's authentication alone, for an instance of Postfix; stopped with the object. Needs root.
class DovecotAuth final
{
public:
    /// `users`: "name@domain" to password. `socketFolder`: QUEUE/private of that Postfix.
    DovecotAuth(const WorkFolder &folder, const QMap<QString, QString> &users, QString socketFolder);
    ~DovecotAuth();
    DovecotAuth(const DovecotAuth &) = delete;
    DovecotAuth &operator=(const DovecotAuth &) = delete;

    /// Empty, or what it said instead of starting. The Postfix must have made its folders (it runs).
    [[nodiscard]] QString start();
    void stop();

private:
    const WorkFolder &m_folder;
    QString m_socketFolder;
    bool m_running = false;
};

} // namespace bw::test
