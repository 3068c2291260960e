// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/context.h"
#include "app/ctl/controljson.h"
#include "app/ctl/verbs.h"

#include "app/common/controlfiles.h"
#include "app/common/paths.h"

#include "models/core/printable.h"
#include "models/posture/evaluation.h"
#include "models/posture/frameworks.h"

#include <CLI/CLI.hpp>

#include <QCoreApplication>

#include <algorithm>
#include <cstdio>
#include <memory>

using namespace Qt::StringLiterals;

namespace bw::ctl {

namespace {

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(bw::ctl)
};

struct Options
{
    std::vector<std::string> areas, severities, targets, files;
    std::string framework;
    bool isMeasured = false, isAttested = false;
};

/// A line that editors can follow: "own.json:12:7: …".
void tellMistakes(const QList<posture::Mistake> &mistakes)
{
    for (const posture::Mistake &mistake : mistakes)
        std::fprintf(stderr, "%s\n", core::printable(mistake.oneLine()).toUtf8().constData());
}

QString textOf(const std::string &text)
{
    return QString::fromStdString(text);
}

bool isWanted(const posture::Catalog &catalog, const posture::Control &control, const Options &options, const posture::FrameworkPart &part)
{
    const auto isAmong = [](const std::vector<std::string> &wanted, auto &&matches) { return wanted.empty() || std::ranges::any_of(wanted, matches); };
    return isAmong(options.areas, [&](const std::string &area) { return control.area.compare(textOf(area), Qt::CaseInsensitive) == 0; })
        && isAmong(options.severities, [&](const std::string &severity) { return wordOf(control.severity) == textOf(severity); })
        && isAmong(options.targets, [&](const std::string &target) { return isAskedOf(catalog, control, textOf(target)); })
        && (part.framework.isEmpty() || !groupsOf(catalog, control, part).isEmpty()) && (!options.isMeasured || control.isMeasured())
        && (!options.isAttested || !control.isMeasured());
}

core::Done checkWords(const posture::Catalog &catalog, const Options &options)
{
    QStringList areas = catalog.areas;
    for (const posture::Control &control : catalog.controls)
        if (!areas.contains(control.area) && !control.area.isEmpty())
            areas << control.area;
    for (const std::string &area : options.areas)
        if (!areas.contains(textOf(area), Qt::CaseInsensitive))
            return core::fail({ core::ProblemKind::Usage, Tr::tr("There is no area \"%1\"").arg(textOf(area)), {}, {}, Tr::tr("There are: %1").arg(areas.join(u", "_s)) });
    return {};
}

int list(const Options &options, const Context &context)
{
    const auto loaded = app::loadCatalog(textOf(context.controlsOption));
    if (!loaded)
        return context.fail(loaded.error());
    const posture::Catalog &catalog = loaded->catalog;
    if (auto done = checkWords(catalog, options); !done)
        return context.fail(done.error());
    posture::FrameworkPart part;
    if (!options.framework.empty()) {
        const auto found = posture::frameworkPartOf(catalog, textOf(options.framework));
        if (!found)
            return context.fail(found.error());
        part = *found;
    }
    tellMistakes(loaded->mistakes);
    QList<QJsonObject> rows;
    for (const posture::Control &control : catalog.controls)
        if (isWanted(catalog, control, options, part))
            rows << controlJson(catalog, control, context.clock.now());
    Section controls { u"controls"_s, controlKeys(), rows, false, {}, { u"id"_s, u"severity"_s, u"title"_s, u"area"_s, u"told"_s, u"state"_s }, { u"state"_s } };
    QStringList lacks;
    if (!loaded->mistakes.isEmpty())
        lacks << Tr::tr("%n mistake(s) in your own control file; what they are about is left out", nullptr, int(loaded->mistakes.size()));
    return context.answerInPart({ { controls } }, lacks);
}

struct Checked
{
    QJsonObject row;
    QList<QJsonObject> exceptions;
    QList<posture::Mistake> mistakes;
};

constexpr double soon = 30 * 86'400.0; ///< seconds in which an exception's end is told beforehand

/// What still lays over a verdict, what soon will not, and what does not any more.
QJsonObject exceptionRow(const QString &file, const posture::Exception &exception, core::UtcMicros now)
{
    const double left = exception.until - double(now) / double(core::microsPerSecond);
    return { { u"file"_s, file }, { u"control"_s, exception.control }, { u"target"_s, exception.target }, { u"owner"_s, exception.owner }, { u"until"_s, posture::dateInWords(exception.until) },
        { u"state"_s, left <= 0 ? u"ended"_s : left <= soon ? u"ends_soon"_s : u"in_force"_s } };
}

Checked checked(const posture::ControlFile &file, core::UtcMicros now)
{
    const auto loaded = posture::Catalog::load(posture::Catalog::shippedFiles() << file);
    const posture::Catalog &catalog = loaded.catalog;
    Checked result { {}, {}, loaded.mistakes };
    int controls = 0, examples = 0;
    for (const posture::Control &control : catalog.controls)
        if (control.isOwn) {
            ++controls;
            examples += int(control.examples.size());
            result.mistakes << wrongExamples(catalog, control);
        }
    for (const posture::Exception &exception : catalog.exceptions)
        result.exceptions << exceptionRow(file.name, exception, now);
    result.row = { { u"file"_s, file.name }, { u"controls"_s, controls }, { u"examples"_s, examples }, { u"tailored"_s, catalog.tailored.size() },
        { u"exceptions"_s, catalog.exceptions.size() }, { u"disabled"_s, catalog.disabled.size() }, { u"mistakes"_s, result.mistakes.size() } };
    return result;
}

int check(const Options &options, const Context &context)
{
    QStringList names;
    for (const std::string &file : options.files)
        names << textOf(file);
    if (names.isEmpty())
        names << (context.controlsOption.empty() ? app::ownControlsPath() : textOf(context.controlsOption));
    int code = Done;
    QList<QJsonObject> rows, exceptions, mistakes;
    for (const QString &name : std::as_const(names)) {
        const auto file = app::readControlFile(name);
        if (!file) {
            code = context.fail(file.error());
            continue;
        }
        const Checked result = checked(*file, context.clock.now());
        tellMistakes(result.mistakes);
        rows << result.row;
        exceptions << result.exceptions;
        for (const posture::Mistake &mistake : result.mistakes)
            mistakes << QJsonObject { { u"file"_s, mistake.file }, { u"line"_s, mistake.line }, { u"column"_s, mistake.column }, { u"text"_s, mistake.text } };
    }
    if (code == Done && !mistakes.isEmpty())
        code = NeedsAttention;
    Answer answer { { { u"files"_s, { u"file"_s, u"controls"_s, u"examples"_s, u"tailored"_s, u"exceptions"_s, u"disabled"_s, u"mistakes"_s }, rows } } };
    if (!exceptions.isEmpty() || context.format() != Format::Table)
        answer.sections << Section { u"exceptions"_s, { u"file"_s, u"control"_s, u"target"_s, u"owner"_s, u"until"_s, u"state"_s }, exceptions };
    if (!mistakes.isEmpty() || context.format() != Format::Table)
        answer.sections << Section { u"mistakes"_s, { u"file"_s, u"line"_s, u"column"_s, u"text"_s }, mistakes };
    return rows.isEmpty() ? code : context.answer(answer, code);
}

} // namespace

void addControls(CLI::App &app, Context &context)
{
    CLI::App *controls = addVerb(app, "controls", "what good looks like: the catalog, and your organisation's own control file", "controls list --area \"transport TLS\" --severity high");
    controls->require_subcommand(1);
    auto options = std::make_shared<Options>();
    CLI::App *shows = addVerb(*controls, "list", "the controls, with what your own file changed; json has all that is known of each",
        "controls list --framework nist_csf_2_0:PR --target node --measured");
    shows->add_option("--area", options->areas, "only of this area (repeatable)")->allow_extra_args(false);
    shows->add_option("--framework", options->framework, "only what stands in NAME or NAME:GROUP: nist_csf_2_0, iso27001_2022, cis_v8_1, pci_dss_4_0_1, soc2_tsc; a group is a number or its beginning, as PR.AA or A.8");
    shows->add_option("--severity", options->severities, "only critical, high, medium or low (repeatable)")->allow_extra_args(false)->check(CLI::IsMember({ "critical", "high", "medium", "low" }));
    shows->add_option("--target", options->targets, "only what is asked of a domain, node, host or organisation (repeatable)")->allow_extra_args(false)->check(CLI::IsMember({ "domain", "node", "host", "organisation" }));
    CLI::Option *measured = shows->add_flag("--measured", options->isMeasured, "only what is measured");
    shows->add_flag("--attested", options->isAttested, "only what a person answers for")->excludes(measured);
    shows->callback([options, &context] { context.chosen = [options, &context] { return list(*options, context); }; });
    addControlAnswer(*controls, context);
    CLI::App *checks = addVerb(*controls, "check", "reads your own control files, runs their examples, and names each mistake by line and column (exit 1 if there is one), and says which exceptions have ended or end within 30 days",
        "controls check controls.json");
    checks->add_option("FILE", options->files, "files to check, each by itself (your own file); - is standard input");
    checks->callback([options, &context] { context.chosen = [options, &context] { return check(*options, context); }; });
}

} // namespace bw::ctl
