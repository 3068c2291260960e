// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/assessment/companionevidence.h"
#include "models/assessment/hostevidence.h"
#include "models/mta/hostanswers.h"
#include "models/mta/hostresolver.h"
#include "tests/models/assessment/evidencetest.h"

#include <cstdint>
#include <cstdlib>

using namespace bw;

namespace {

void require(bool holds)
{
    if (!holds)
        std::abort();
}

void readAnswers(const QByteArray &said)
{
    require(mta::listenersFrom(said).size() <= said.size() + 2 * said.count('\n') + 4);
    static_cast<void>(mta::releaseFrom(said));
    static_cast<void>(mta::resolverFrom(said));
    const auto files = mta::confFilesFrom(said);
    const mta::ReadFile itself = [&said](const QString &) { return std::optional(said); };
    static_cast<void>(mta::unboundValidation(said, files, itself));
    static_cast<void>(mta::resolvedValidation(said, files, itself));
    require(mta::packagesFrom(said).size() <= 500);
    static_cast<void>(mta::fixesFrom(said));
    static_cast<void>(mta::hasSecurityArchive(said));
    static_cast<void>(mta::netFacingAsRoot(mta::processesFrom(said)));
    static_cast<void>(mta::clockFromChrony(said));
    static_cast<void>(mta::deviceOf(said));
    static_cast<void>(mta::jailsFrom(said));
    static_cast<void>(mta::dkimKeysFrom(said, said));
    for (const mta::SecretPath &secret : mta::secretsOfPostfix(said))
        require(secret.path.startsWith(u'/'));
    const auto settings = mta::sshdSettingsFrom(said, QStringList { QStringLiteral("/etc/ssh/sshd_config.d/a.conf") }, [&said](const QString &) { return std::optional(said); });
    require(settings.problem.isEmpty() ? settings.values.size() == 3 : settings.values.size() <= 3);
    static_cast<void>(mta::sshdSettingsFromTest(said));
}

/// Whatever a snapshot holds, evidence has every field of its kind, in its shape.
void readSections(const QByteArray &text)
{
    fleet::Snapshot snapshot;
    for (const char *name : { "dovecot.settings", "dovecot.effective", "opendkim.settings", "opendmarc.settings", "rspamd.settings", "host.listeners", "host.packages", "host.fixes", "host.restarts", "host.release", "host.resolver",
             "host.resolver-chroot", "host.validation", "host.clock", "host.volume", "host.ipv6", "host.bans", "host.jails", "host.root", "host.spool", "host.dkim-keys", "postfix.secrets", "postfix.messages", "postfix.settings", "postfix.services", "sshd.settings", "sshd.places" })
        snapshot.sections.append({ QLatin1String(name), fleet::SectionKind::Settings, text, {}, false });
    const posture::Registry &registry = test::catalog().registry;
    assessment::Kinds kinds = assessment::evidenceOfCompanions(registry, snapshot);
    kinds.insert(assessment::evidenceOfHost(registry, snapshot, 0));
    require(kinds.size() == 6);
    for (auto it = kinds.cbegin(); it != kinds.cend(); ++it) {
        const QString record = registry.kinds.value(it.key()).record;
        require(registry.objectionTo(it->record, { posture::Type::Record, posture::Type::Text, record }).isEmpty());
        require(it->record.fields.keys() == registry.records.value(record).keys());
    }
}

} // namespace

/// What a host and the programs beside its MTA say, and what is read from it as evidence.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const QByteArray input(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size));
    readAnswers(input);
    readSections(input);
    return 0;
}
