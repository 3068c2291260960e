// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/common/openstore.h"

#include "app/common/paths.h"

#include "models/crypto/hmachasher.h"
#include "models/crypto/random.h"
#include "models/crypto/sealing.h"

#include <QCoreApplication>
#include <QFileInfo>

namespace bw::app {

namespace {

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(bw::app::OpenStore)
};

core::Problem wrongKey(const QString &where)
{
    return {core::ProblemKind::Damaged, Tr::tr("The key that is kept here is not this store's"), {}, where,
        Tr::tr("Import the right one with “breakwaterctl store key import”")};
}

} // namespace

std::unique_ptr<core::KeyedHasher> OpenStore::makeHasher() const
{
    return key ? std::make_unique<crypto::HmacHasher>(*key) : nullptr;
}

std::function<std::unique_ptr<core::KeyedHasher>()> OpenStore::hasherMaker() const
{
    return [shared = key]() -> std::unique_ptr<core::KeyedHasher> {
        return shared ? std::make_unique<crypto::HmacHasher>(*shared) : nullptr;
    };
}

std::function<core::Result<QByteArray>(const QString &)> OpenStore::keySealer() const
{
    if (!key)
        return {};
    return [shared = key](const QString &passphrase) {
        const QByteArray bytes = passphrase.toUtf8();
        const auto *first = reinterpret_cast<const std::uint8_t *>(bytes.constData());
        return crypto::seal(
            *shared, core::Secret { std::span(first, std::size_t(bytes.size())) }, "breakwater store key 1");
    };
}

core::Result<OpenStore> openStore(const QString &path, store::OpenMode mode, IfMissing ifMissing,
    const QString &homeZone, secrets::KeyStore &keys, const core::Clock &clock)
{
    if (QFileInfo::exists(path) || ifMissing == IfMissing::Fail) {
        auto opened = store::Store::open(path, mode);
        if (!opened)
            return core::fail(opened.error());
        OpenStore open{*opened, nullptr, {}, {}};
        auto found = keys.load(opened->keyId());
        if (!found)
            open.whyNoKey = found.error();
        else if (crypto::keyIdOf(found->key) != opened->keyId().toStdString())
            open.whyNoKey = wrongKey(found->home.text);
        else {
            open.keyHome = found->home;
            open.key = std::make_shared<const core::Secret>(std::move(found->key));
        }
        return open;
    }

    auto key = std::make_shared<const core::Secret>(crypto::randomKey());
    const QString keyId = QString::fromStdString(crypto::keyIdOf(*key));
    makePrivateFolder(QFileInfo(path).absolutePath());
    // The key first: a key without a store is litter, a store without its key is lost.
    const auto home = keys.save(keyId, *key);
    if (!home)
        return core::fail(home.error());
    auto made = store::Store::create(path, {homeZone, keyId}, clock);
    if (!made) {
        (void)keys.remove(keyId);
        if (made.error().kind == core::ProblemKind::Conflict
            && QFileInfo::exists(path)) // another program made it meanwhile
            return openStore(path, mode, IfMissing::Fail, homeZone, keys, clock);
        return core::fail(made.error());
    }
    return OpenStore{*made, std::move(key), *home, {}};
}

} // namespace bw::app
