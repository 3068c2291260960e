// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/posture/posturetable.h"

#include "models/store/fleet/change.h"
#include "models/store/journal.h"
#include "models/store/posture/posturerows.h"
#include "models/store/statements.h"

#include <QCryptographicHash>
#include <QJsonDocument>

namespace bw::store {

using core::fail;
using core::ProblemKind;
using namespace posturerows;
using namespace Qt::StringLiterals;

namespace {

constexpr const char *columns = "SELECT s.control, s.said, s.owner, s.note, s.at_ms, s.review_ms, s.attachment_name, s.attachment, f.size FROM answer s LEFT JOIN attachment f ON f.hash = s.attachment ";

Answer answerFrom(const Rows &row)
{
    return { row.text(0), row.text(1).toUtf8(), row.text(2), row.text(3), fromMs(row.integer(4)), fromMs(row.integer(5)), row.text(6), QByteArray(row.bytes(7).data(), static_cast<qsizetype>(row.bytes(7).size())),
        row.integer(8) };
}

template <typename... Values>
QList<Answer> answers(Reader &reader, const char *which, const Values &...values)
{
    QList<Answer> found;
    auto rows = reader.rows((std::string(columns) + which).c_str(), values...);
    while (rows.next())
        found << answerFrom(rows);
    return found;
}

core::Problem noAttachment(const QString &control)
{
    return { ProblemKind::Missing, Tr::tr("The answer to %1 has no such attachment").arg(control), {}, {}, {} };
}

/// What is missing; nothing: it can be kept.
std::optional<core::Problem> wrongWith(const Answer &answer, const QByteArray &attachment)
{
    const auto usage = [](const QString &what, const QString &remedy) { return core::Problem { ProblemKind::Usage, what, {}, {}, remedy }; };
    if (answer.control.isEmpty() || !QJsonDocument::fromJson(answer.values).isObject())
        return usage(Tr::tr("It is not said what is answered"), Tr::tr("Answer the questions of a control by their names."));
    if (answer.owner.isEmpty())
        return usage(Tr::tr("An answer is somebody's"), Tr::tr("Name who answers."));
    if (answer.reviewAt <= answer.at)
        return usage(Tr::tr("An answer is reviewed after it was given"), Tr::tr("Choose a later day."));
    if (answer.attachmentName.isEmpty() != (attachment.isEmpty() && answer.attachmentHash.isEmpty()))
        return usage(Tr::tr("The attachment has no name, or nothing in it"), Tr::tr("Choose a file that is not empty."));
    if (attachment.size() > mostAttachmentBytes)
        return core::Problem { ProblemKind::TooLarge, Tr::tr("%1 is too large to be attached").arg(answer.attachmentName), Tr::tr("at most %1 MB are kept").arg(mostAttachmentBytes >> 20), {},
            Tr::tr("Attach what matters of it.") };
    return std::nullopt;
}

/// The hash of what is kept; empty: nothing is attached.
core::Result<QByteArray> keepAttachment(sqlite::Database &database, const Answer &answer, const QByteArray &attachment)
{
    if (attachment.isEmpty()) {
        if (answer.attachmentHash.isEmpty())
            return QByteArray("");
        const auto known = find(database, textOf(Sql::AttachmentSize), answer.attachmentHash);
        if (!known)
            return fail(known.error());
        return *known ? core::Result<QByteArray>(answer.attachmentHash) : core::Result<QByteArray>(fail(noAttachment(answer.control)));
    }
    const QByteArray hash = QCryptographicHash::hash(attachment, QCryptographicHash::Sha256);
    if (auto done = execute(database, textOf(Sql::AddAttachment), hash, attachment.size(), pack(attachment)); !done)
        return fail(done.error());
    return hash;
}

} // namespace

QList<Answer> posturerows::newestAnswers(Reader &reader)
{
    return answers(reader, "WHERE NOT EXISTS (SELECT 1 FROM answer o WHERE o.control = s.control AND o.version > s.version) ORDER BY s.control");
}

core::Result<QList<Answer>> listAnswers(const Store &store, const Cancel &cancel)
{
    if (store.schema() < firstSchema)
        return QList<Answer>();
    auto reader = Reader::begin(store, cancel);
    if (!reader)
        return fail(reader.error());
    auto found = newestAnswers(*reader);
    if (reader->problem())
        return fail(*reader->problem());
    return found;
}

core::Result<QList<Answer>> answersOf(const Store &store, const QString &control, const Cancel &cancel)
{
    if (store.schema() < firstSchema)
        return QList<Answer>();
    auto reader = Reader::begin(store, cancel);
    if (!reader)
        return fail(reader.error());
    auto found = answers(*reader, "WHERE s.control = ? ORDER BY s.version DESC", control);
    if (reader->problem())
        return fail(*reader->problem());
    return found;
}

core::Done saveAnswer(const Store &store, const Answer &answer, const QByteArray &attachment, const core::Clock &clock)
{
    Answer kept = answer;
    kept.control = answer.control.trimmed();
    kept.owner = answer.owner.trimmed();
    if (kept.at == 0)
        kept.at = clock.now();
    if (const auto wrong = wrongWith(kept, attachment))
        return fail(*wrong);
    auto change = Change::begin(store);
    if (!change)
        return fail(change.error());
    sqlite::Database &database = change->database();
    const auto hash = keepAttachment(database, kept, attachment);
    if (!hash)
        return fail(hash.error());
    const auto version = find(database, textOf(Sql::AnswerNextVersion), kept.control);
    if (!version)
        return fail(version.error());
    if (auto done = execute(database, textOf(Sql::AddAnswer), kept.control, version->value_or(1), kept.values, kept.owner, kept.note, toMs(kept.at), toMs(kept.reviewAt), kept.attachmentName, *hash); !done)
        return done;
    if (auto done = writeJournal(database, clock, u"answer.save"_s, u"%1, version %2"_s.arg(kept.control).arg(version->value_or(1))); !done)
        return done;
    return change->commit();
}

core::Result<QByteArray> attachmentOf(const Store &store, const Answer &answer, const Cancel &cancel)
{
    if (answer.attachmentHash.isEmpty() || store.schema() < firstSchema)
        return fail(noAttachment(answer.control));
    auto reader = Reader::begin(store, cancel);
    if (!reader)
        return fail(reader.error());
    std::optional<QByteArray> attachment;
    {
        auto rows = reader->rows("SELECT content FROM attachment WHERE hash = ?", answer.attachmentHash);
        if (rows.next()) {
            attachment = unpack(*reader, rows.bytes(0), mostAttachmentBytes);
            if (attachment && QCryptographicHash::hash(*attachment, QCryptographicHash::Sha256) != answer.attachmentHash)
                reader->noteDamage(Tr::tr("an attachment is not what it was"));
        }
    }
    if (reader->problem())
        return fail(*reader->problem());
    return attachment ? core::Result<QByteArray>(*attachment) : core::Result<QByteArray>(fail(noAttachment(answer.control)));
}

} // namespace bw::store
