// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/common/deskcredentials.h"

#include "models/secrets/keychain.h"
#include "models/secrets/sshkey.h"

#include <QCoreApplication>
#include <QFileInfo>

namespace bw::app {

using core::Secret;

namespace {

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(bw::app::DeskCredentials)
};

constexpr int mostTries = 3;

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
    if (auto kept = secrets::Keychain(m_patience).read(entry); kept && isRight(*kept)) {
        m_told.insert_or_assign(entry, kept->clone());
        return kept;
    }
    const core::Problem missing { core::ProblemKind::Missing, Tr::tr("No secret is kept for it"), {}, entry, Tr::tr("Keep one with fleet secret, or run it from a terminal.") };
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

} // namespace bw::app
