// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/mailauth/reversenames.h"

#include "models/store/sqlite.h"
#include "models/store/tr.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <functional>
#include <sqlite3.h>
#include <string_view>
#include <utility>
#include <vector>

namespace bw::store {

namespace {

// One value of store_info: {"192.0.2.1": ["mx.example.org", seconds]}
constexpr const char *key = "reverse_names";
constexpr std::string_view readValue = "SELECT value FROM store_info WHERE key = 'reverse_names'";
constexpr std::string_view writeValue = "INSERT INTO store_info(key, value) VALUES ('reverse_names', ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value";

ReverseNames namesIn(const QString &text)
{
    ReverseNames names;
    const QJsonObject json = QJsonDocument::fromJson(text.toUtf8()).object();
    for (auto it = json.begin(); it != json.end() && names.size() < mostReverseNames; ++it)
        names.insert(it.key(), { it.value()[0].toString(), it.value()[1].toInteger() * core::microsPerSecond });
    return names;
}

QString textOf(const ReverseNames &names)
{
    std::vector<std::pair<core::UtcMicros, QString>> newest;
    for (auto it = names.begin(); it != names.end(); ++it)
        newest.emplace_back(it->asked, it.key());
    std::ranges::sort(newest, std::greater());
    QJsonObject json;
    for (const auto &[asked, address] : newest) {
        if (json.size() == mostReverseNames)
            break;
        json.insert(address, QJsonArray { names[address].name, qint64(asked / core::microsPerSecond) });
    }
    return QString::fromUtf8(QJsonDocument(json).toJson(QJsonDocument::Compact));
}

} // namespace

ReverseNames readReverseNames(const Store &store)
{
    const auto text = store.value(key);
    return text ? namesIn(*text) : ReverseNames();
}

core::Done keepReverseNames(const Store &store, const ReverseNames &found)
{
    if (store.isReadOnly())
        return core::fail(store.whyReadOnly());
    auto database = sqlite::Database::open(store.path(), sqlite::Access::ReadWrite);
    if (!database)
        return core::fail(database.error());
    auto transaction = sqlite::Transaction::begin(*database); // another look-up may be writing what it found
    if (!transaction)
        return core::fail(transaction.error());
    const auto before = database->text(readValue);
    auto write = database->prepare(writeValue);
    if (!before || !write)
        return core::fail(before ? write.error() : before.error());
    ReverseNames names = namesIn(before->value_or(QString()));
    names.insert(found);
    write->bindText(1, textOf(names));
    if (const int code = write->step(); code != SQLITE_DONE)
        return core::fail(database->problem(code, Tr::tr("The store could not be written")));
    return transaction->commit();
}

} // namespace bw::store
