// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/common/deskcredentials.h"

#include "models/secrets/keychain.h"
#include "models/secrets/sshkey.h"

#include <QCoreApplication>
#include <QFileInfo>

namespace bw::app {

using namespace Qt::StringLiterals;
using core::Secret;

namespace {

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(bw::app::DeskCredentials)
};

constexpr int mostTries = 3;

QString entryOf(const transport::SecretNeed &need)
{
    return need.kind == transport::SecretNeed::Kind::Passphrase ? secrets::passphraseEntry(QFileInfo(need.keyFile).absoluteFilePath()) : secrets::passwordEntry(need.user, need.host);
}

} // namespace

DeskCredentials::DeskCredentials(Ask ask, std::chrono::milliseconds patience)
    : m_ask(std::move(ask))
    , m_patience(patience)
{
}

core::Result<Secret> DeskCredentials::passphrase(const fleet::Node &, const QString &keyFile)
{
    const QString path = QFileInfo(keyFile).absoluteFilePath();
    return find(secrets::passphraseEntry(path), Tr::tr("Passphrase of %1: ").arg(path), [&path](const Secret &told) { return secrets::opensKeyFile(path, told); });
}

core::Result<Secret> DeskCredentials::password(const fleet::Node &, const QString &user, const QString &host)
{
    return find(secrets::passwordEntry(user, host), Tr::tr("Password of %1 at %2: ").arg(user, host), [](const Secret &) { return true; });
}

core::Result<Secret> DeskCredentials::find(const QString &entry, const QString &question, const std::function<bool(const Secret &)> &isRight)
{
    const std::lock_guard lock(m_mutex);
    if (const auto told = m_told.find(entry); told != m_told.end())
        return told->second.clone();
    if (m_wrong.count(entry) == 0)
        if (auto kept = secrets::Keychain(m_patience).read(entry); kept && isRight(*kept)) {
            m_told.insert_or_assign(entry, kept->clone());
            return kept;
        }
    const core::Problem missing { core::ProblemKind::Missing, Tr::tr("No secret is kept for it"), {}, entry, Tr::tr("Give it on the page Fleet, keep one with fleet secret, or run it from a terminal.") };
    while (m_ask && m_refused[entry] < mostTries) {
        auto told = m_ask(question);
        if (told && isRight(*told)) {
            m_told.insert_or_assign(entry, told->clone());
            return told;
        }
        m_refused[entry] += told ? 1 : mostTries;
    }
    return core::fail(missing);
}

void DeskCredentials::refused(const QString &user, const QString &host)
{
    const std::lock_guard lock(m_mutex);
    const QString entry = secrets::passwordEntry(user, host);
    m_told.erase(entry);
    m_wrong.insert(entry);
    ++m_refused[entry];
}

core::Done DeskCredentials::give(const transport::SecretNeed &need, const Secret &secret, bool keep)
{
    if (need.kind == transport::SecretNeed::Kind::Passphrase && !secrets::opensKeyFile(need.keyFile, secret))
        return core::fail({ core::ProblemKind::Denied, Tr::tr("This passphrase does not open the key"), {}, need.keyFile, {} });
    const QString entry = entryOf(need);
    {
        const std::lock_guard lock(m_mutex);
        m_told.insert_or_assign(entry, secret.clone());
        m_refused.erase(entry);
    }
    return keep ? secrets::Keychain(m_patience).write(entry, secret) : core::Done();
}

bool DeskCredentials::hasKeychain()
{
    // Only a keychain that is there and open knows that it has no such entry.
    const auto answer = secrets::Keychain(m_patience).read(u"ssh-probe"_s);
    return answer || answer.error().kind == core::ProblemKind::Missing;
}

} // namespace bw::app
