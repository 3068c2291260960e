// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/mailauth/reversenames.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <functional>
#include <utility>
#include <vector>

namespace bw::store {

namespace {

constexpr const char *key = "reverse_names"; // of store_info: {"192.0.2.1": ["mx.example.org", seconds]}

} // namespace

ReverseNames readReverseNames(const Store &store)
{
    ReverseNames names;
    const auto text = store.value(key);
    if (!text)
        return names;
    const QJsonObject json = QJsonDocument::fromJson(text->toUtf8()).object();
    for (auto it = json.begin(); it != json.end() && names.size() < mostReverseNames; ++it)
        names.insert(it.key(), { it.value()[0].toString(), it.value()[1].toInteger() * core::microsPerSecond });
    return names;
}

core::Done keepReverseNames(const Store &store, const ReverseNames &found)
{
    ReverseNames names = readReverseNames(store);
    names.insert(found);
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
    return store.setValue(key, QString::fromUtf8(QJsonDocument(json).toJson(QJsonDocument::Compact)));
}

} // namespace bw::store
