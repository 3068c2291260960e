// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/secrets/keychainkeystore.h"

#include "models/secrets/keychain.h"

#include <QCoreApplication>


namespace bw::secrets {

namespace {

using core::ProblemKind;

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(bw::secrets::KeychainKeyStore)
};

QString entryOf(const QString &storeId)
{
    return QLatin1String("store-key/") + storeId;
}

} // namespace

KeychainKeyStore::KeychainKeyStore(std::chrono::milliseconds patience)
    : m_patience(patience)
{
}

bool KeychainKeyStore::busIsNamed()
{
    return Keychain::busIsNamed();
}

core::Result<FoundKey> KeychainKeyStore::load(const QString &storeId)
{
    if (!isStoreId(storeId))
        return core::fail({ProblemKind::Usage, Tr::tr("This is not the id of a store"), {}, {}, {}});
    const auto text = Keychain(m_patience).read(entryOf(storeId));
    if (!text && text.error().kind == ProblemKind::Missing)
        return core::fail({ProblemKind::Missing, Tr::tr("The desktop keychain does not have the store's key"), {}, {},
            Tr::tr("Import it with “breakwaterctl store key import”")});
    if (!text)
        return core::fail(text.error());
    const auto decoded = QByteArray::fromBase64Encoding(
        QByteArray::fromRawData(reinterpret_cast<const char *>(text->bytes().data()), qsizetype(text->bytes().size())), QByteArray::AbortOnBase64DecodingErrors);
    if (decoded.decodingStatus != QByteArray::Base64DecodingStatus::Ok || decoded.decoded.isEmpty())
        return core::fail({ProblemKind::Malformed, Tr::tr("The key in the desktop keychain cannot be read"), {},
            entryOf(storeId), {}});
    return FoundKey{core::Secret({reinterpret_cast<const std::uint8_t *>(decoded.decoded.constData()),
                        std::size_t(decoded.decoded.size())}),
        {KeyPlace::Keychain, Tr::tr("the desktop keychain")}};
}

core::Result<KeyHome> KeychainKeyStore::save(const QString &storeId, const core::Secret &key)
{
    if (const auto known = load(storeId); known) {
        if (sameBytes(known->key, key))
            return known->home;
        return core::fail({ProblemKind::Conflict, Tr::tr("The desktop keychain has another key for this store"), {},
            entryOf(storeId), {}});
    } else if (known.error().kind != ProblemKind::Missing) {
        return core::fail(known.error());
    }
    const QByteArray text =
        QByteArray::fromRawData(reinterpret_cast<const char *>(key.bytes().data()), qsizetype(key.bytes().size()))
            .toBase64();
    const core::Secret encoded({reinterpret_cast<const std::uint8_t *>(text.constData()), std::size_t(text.size())});
    if (auto done = Keychain(m_patience).write(entryOf(storeId), encoded); !done)
        return core::fail(done.error());
    // What cannot be read back was not kept.
    const auto kept = load(storeId);
    if (!kept)
        return core::fail(kept.error());
    if (!sameBytes(kept->key, key))
        return core::fail({ProblemKind::Conflict, Tr::tr("The desktop keychain has another key for this store"), {},
            entryOf(storeId), {}});
    return kept->home;
}

core::Done KeychainKeyStore::remove(const QString &storeId)
{
    if (!isStoreId(storeId))
        return core::fail({ProblemKind::Usage, Tr::tr("This is not the id of a store"), {}, {}, {}});
    return Keychain(m_patience).remove(entryOf(storeId));
}

} // namespace bw::secrets
