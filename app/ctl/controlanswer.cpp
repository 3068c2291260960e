// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/context.h"
#include "app/ctl/stopsignal.h"
#include "app/ctl/verbs.h"

#include "app/common/controlfiles.h"

#include "models/service/measuring.h"

#include <CLI/CLI.hpp>

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace bw::ctl {

namespace {

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(bw::ctl)
};

struct Options
{
    std::string control, owner, note, attachment, review;
    std::vector<std::string> sets;
};

core::Problem wrong(const QString &what, const QString &next = {})
{
    return { core::ProblemKind::Usage, what, {}, {}, next };
}

QString textOf(const std::string &text)
{
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

/// Null: left open, which is unknown.
core::Result<QJsonValue> valueOf(const posture::Question &question, const QString &text)
{
    if (text.isEmpty() || text == "unknown"_L1)
        return QJsonValue();
    const auto no = [&](const QString &what) { return core::fail(wrong(Tr::tr("%1 is no answer to %2").arg(text, question.name), what)); };
    bool isNumber = false;
    const double number = text.toDouble(&isNumber);
    QJsonArray parts;
    switch (question.shape.type) {
    case posture::Type::Truth:
        if (text == "yes"_L1 || text == "true"_L1 || text == "no"_L1 || text == "false"_L1)
            return QJsonValue(text == "yes"_L1 || text == "true"_L1);
        return no(Tr::tr("Write yes, no or unknown."));
    case posture::Type::Number:
        if (isNumber)
            return QJsonValue(number);
        return no(Tr::tr("Write a number, as in 12."));
    case posture::Type::Date:
        if (posture::dateOf(text))
            return QJsonValue(text);
        return no(Tr::tr("Write the day as year-month-day: 2026-11-28."));
    case posture::Type::Duration:
        if (posture::durationOf(text))
            return QJsonValue(text);
        return no(Tr::tr("Write a number and its unit: 30min, 48h, 14d, 2w."));
    case posture::Type::List:
        for (const QString &part : text.split(u',', Qt::SkipEmptyParts))
            parts.append(part.trimmed());
        return QJsonValue(parts);
    default:
        return QJsonValue(text);
    }
}

/// Of questions that are not named, what was answered before stays.
core::Result<QJsonObject> valuesOf(const posture::Control &control, const Options &options, QJsonObject values)
{
    for (const std::string &set : options.sets) {
        const QString text = textOf(set);
        const QString name = text.section(u'=', 0, 0).trimmed();
        const auto question = std::ranges::find(control.questions, name, &posture::Question::name);
        if (question == control.questions.end() || !text.contains(u'=')) {
            QStringList names;
            for (const posture::Question &one : control.questions)
                names << one.name + u"=…"_s;
            return core::fail(wrong(Tr::tr("%1 does not ask for \"%2\"").arg(control.id, name), Tr::tr("It asks: %1").arg(names.join(u", "_s))));
        }
        const auto value = valueOf(*question, text.section(u'=', 1).trimmed());
        if (!value)
            return core::fail(value.error());
        if (value->isNull())
            values.remove(name);
        else
            values.insert(name, *value);
    }
    return values;
}

core::Result<QByteArray> attachmentFrom(const QString &path)
{
    if (path.isEmpty())
        return QByteArray();
    QFile file(path);
    if (!QFileInfo(path).isFile() || !file.open(QIODevice::ReadOnly))
        return core::fail({ core::ProblemKind::Missing, Tr::tr("The attachment could not be read"), {}, path, Tr::tr("Name a file that you may read.") });
    return file.read(store::mostAttachmentBytes + 1); // one more: the store says that it is too large
}

QJsonObject jsonOf(const posture::Control &control, const store::Answer *answer)
{
    const auto day = [](core::UtcMicros at) { return QJsonValue(posture::dateInWords(double(at) / double(core::microsPerSecond))); };
    QJsonObject json { { u"control"_s, control.id }, { u"title"_s, control.title }, { u"good_for"_s, posture::durationInWords(control.answersGoodFor) } };
    json.insert(u"owner"_s, answer ? QJsonValue(answer->owner) : QJsonValue());
    json.insert(u"answered_at"_s, answer ? day(answer->at) : QJsonValue());
    json.insert(u"review_at"_s, answer ? day(answer->reviewAt) : QJsonValue());
    json.insert(u"note"_s, answer ? QJsonValue(answer->note) : QJsonValue());
    json.insert(u"attachment"_s, answer && !answer->attachmentName.isEmpty() ? QJsonValue(answer->attachmentName) : QJsonValue());
    return json;
}

/// The questions of a control, with what was answered last.
int show(const posture::Control &control, const store::Answer *answer, const Context &context)
{
    const QJsonObject values = answer ? QJsonDocument::fromJson(answer->values).object() : QJsonObject();
    Section questions { u"questions"_s, { u"name"_s, u"type"_s, u"ask"_s, u"answer"_s }, {}, false };
    for (const posture::Question &question : control.questions)
        questions.rows.append({ { u"name"_s, question.name }, { u"type"_s, inWords(question.shape) }, { u"ask"_s, question.ask }, { u"answer"_s, values.value(question.name).isUndefined() ? QJsonValue() : values.value(question.name) } });
    Section head { u"answer"_s, { u"control"_s, u"title"_s, u"owner"_s, u"answered_at"_s, u"review_at"_s, u"good_for"_s, u"note"_s, u"attachment"_s }, { jsonOf(control, answer) }, true };
    return context.answer({ { questions, head } });
}

/// The organisation, and the nodes that the control speaks of: what needs no network.
core::Done judgeAnew(const posture::Catalog &catalog, const store::Store &store, const QString &control, const Context &context)
{
    store::FindingFilter filter;
    filter.controls = { control };
    filter.withEvidence = false;
    const auto findings = store::listFindings(store, filter);
    if (!findings)
        return core::fail(findings.error());
    QList<service::AssetName> assets { { store::AssetKind::Organisation, nameOf(store::AssetKind::Organisation) } };
    for (const store::FindingRow &finding : *findings)
        if (finding.kind == store::AssetKind::Node)
            assets.append({ finding.kind, finding.asset });
    for (const service::AssetName &asset : assets)
        if (const auto look = service::measureAndKeep(catalog, store, asset, {}, context.clock, stopOnSignal()); !look)
            return core::fail(look.error());
    return {};
}

int answer(const Options &options, const Context &context)
{
    const auto loaded = app::loadCatalog(textOf(context.controlsOption));
    if (!loaded)
        return context.fail(loaded.error());
    const posture::Control *control = loaded->catalog.find(textOf(options.control).toUpper());
    if (!control)
        return context.fail(wrong(Tr::tr("There is no control \"%1\"").arg(textOf(options.control)), Tr::tr("breakwaterctl controls list --attested names those that people answer.")));
    if (control->questions.isEmpty())
        return context.fail(wrong(Tr::tr("%1 asks nothing of people").arg(control->id), Tr::tr("It is measured. breakwaterctl controls list --attested names those that people answer.")));
    const bool isAnswer = !options.sets.empty() || !options.owner.empty();
    auto opened = context.openStore(isAnswer ? store::OpenMode::ReadWrite : store::OpenMode::ReadOnly);
    if (!opened)
        return context.fail(opened.error());
    const auto versions = store::answersOf(opened->store, control->id);
    if (!versions)
        return context.fail(versions.error());
    const store::Answer *before = versions->isEmpty() ? nullptr : &versions->first();
    if (!isAnswer)
        return show(*control, before, context);
    const auto values = valuesOf(*control, options, before ? QJsonDocument::fromJson(before->values).object() : QJsonObject());
    if (!values)
        return context.fail(values.error());
    const core::UtcMicros longest = context.clock.now() + core::UtcMicros(control->answersGoodFor) * core::microsPerSecond;
    const auto review = options.review.empty() ? std::optional(double(longest) / double(core::microsPerSecond)) : posture::dateOf(textOf(options.review));
    const core::UtcMicros reviewAt = review ? core::UtcMicros(*review) * core::microsPerSecond : 0;
    if (!review || reviewAt <= context.clock.now() || reviewAt > longest)
        return context.fail(wrong(Tr::tr("%1 is no day on which the answer can be reviewed").arg(textOf(options.review)),
            Tr::tr("Name a day that lies ahead, %1 at the latest.").arg(posture::dateInWords(double(longest) / double(core::microsPerSecond)))));
    const auto bytes = attachmentFrom(textOf(options.attachment));
    if (!bytes)
        return context.fail(bytes.error());
    store::Answer given { control->id, QJsonDocument(*values).toJson(QJsonDocument::Compact), textOf(options.owner), textOf(options.note), 0, reviewAt,
        options.attachment.empty() ? QString() : QFileInfo(textOf(options.attachment)).fileName(), {}, 0 };
    if (auto done = store::saveAnswer(opened->store, given, *bytes, context.clock); !done)
        return context.fail(done.error());
    if (auto done = judgeAnew(loaded->catalog, opened->store, control->id, context); !done)
        return context.fail(done.error());
    const auto saved = store::answersOf(opened->store, control->id);
    return saved ? show(*control, saved->isEmpty() ? nullptr : &saved->first(), context) : context.fail(saved.error());
}

} // namespace

void addControlAnswer(CLI::App &controls, Context &context)
{
    auto options = std::make_shared<Options>();
    CLI::App *verb = addVerb(controls, "answer", "the questions of a control, and what a person answers to them; the organisation is judged anew with the answer. Without --set: shows them",
        "controls answer BW-GOV-001 --owner Ann --set executive=yes --set met=2026-11-02 --attach minutes.pdf");
    verb->add_option("CONTROL", options->control, "a control that asks something, as BW-GOV-001")->required();
    verb->add_option("--set", options->sets, "NAME=VALUE: yes or no, a number, 2026-11-28, 14d, or several with commas, as the question is; NAME=unknown leaves it open; repeatable")->allow_extra_args(false);
    verb->add_option("--owner", options->owner, "who answers, by name");
    verb->add_option("--note", options->note, "in a sentence, what it rests on");
    verb->add_option("--attach", options->attachment, "a file that shows it, kept in the store (10 MB at most)");
    verb->add_option("--review", options->review, "the day from which the answer is stale, as 2027-05-31 (else as long as an answer to this control holds)");
    verb->callback([options, &context] { context.chosen = [options, &context] { return answer(*options, context); }; });
}

} // namespace bw::ctl
