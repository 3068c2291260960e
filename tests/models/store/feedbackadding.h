// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/feedback/aggregatereader.h"
#include "models/feedback/mailmessage.h"
#include "models/feedback/tlsreport.h"
#include "models/store/feedback/feedbackwriter.h"

#include <QByteArray>

#include <cstring>
#include <utility>

/// Reports into a store, as an importer puts them there.
namespace bw::test {

/// Stands for the store's keyed hash: what it is given must not be found in a file.
class TestHasher final : public core::KeyedHasher
{
public:
    core::KeyedHash hash(std::string_view text) override
    {
        core::KeyedHash hash;
        const core::WideHash wide = core::wideHash(text, 42);
        std::memcpy(hash.bytes.data(), &wide.low, 8);
        std::memcpy(hash.bytes.data() + 8, &wide.high, 8);
        return hash;
    }
};

struct Kept final : feedback::AggregateSink
{
    explicit Kept(store::FeedbackWriter &into) : writer(into) { }
    void take(feedback::AggregateRecord &&record) override { isDone = isDone && writer.take(std::move(record)); }
    void take(feedback::AggregateReport &&report) override { isDone = isDone && writer.take(std::move(report)); }
    store::FeedbackWriter &writer;
    bool isDone = true;
};

/// One file with one document.
inline bool addXml(store::FeedbackWriter &writer, const QByteArray &path, const QByteArray &xml, bool isDropped = false)
{
    bool isDone = writer.beginFile(path).has_value();
    writer.begin("");
    Kept kept(writer);
    feedback::AggregateReader reader(kept);
    isDone = isDone && reader.take(std::string_view(xml.constData(), std::size_t(xml.size()))) && (isDropped || reader.finish());
    isDone = isDone && kept.isDone && (isDropped ? writer.drop() : writer.end({}));
    return isDone && writer.endFile(QByteArray(32, 'h'), xml.size());
}
inline bool addTls(store::FeedbackWriter &writer, const QByteArray &json)
{
    auto reports = feedback::readTlsReports(json.toStdString());
    bool isDone = reports && writer.beginFile("t.json");
    writer.begin("");
    for (auto &report : *reports)
        isDone = isDone && writer.take(std::move(report));
    return isDone && writer.end({}) && writer.endFile({}, 0);
}
inline bool addMail(store::FeedbackWriter &writer, const QByteArray &bytes)
{
    auto mail = feedback::readMailMessage(bytes.toStdString());
    bool isDone = mail && writer.beginFile("m.eml");
    for (auto &report : mail->arfReports) {
        writer.begin("");
        isDone = isDone && writer.take(store::ComplaintMail { std::move(report), mail->messageId, mail->from, mail->date }) && writer.end({});
    }
    return isDone && writer.endFile({}, 0);
}

} // namespace bw::test
