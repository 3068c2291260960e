// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/posture/evaluation.h"

#include "models/posture/sentence.h"
#include "models/posture/tr.h"

#include <algorithm>
#include <cmath>
#include <tuple>

using namespace Qt::StringLiterals;

namespace bw::posture {

namespace {

double secondsOf(core::UtcMicros time)
{
    return double(time) / double(core::microsPerSecond);
}

QStringList kindWords(const Catalog &catalog, const QString &kind)
{
    return kind == u"answer" ? QStringList { u"organisation"_s } : catalog.registry.kinds.value(kind).of;
}

/// One control on one target.
class Judge final
{
public:
    Judge(const Catalog &catalog, const Control &control, const Target &target, const Facts &facts, core::UtcMicros now, bool isAgeIgnored)
        : m_catalog(catalog)
        , m_control(control)
        , m_target(target)
        , m_facts(facts)
        , m_now(secondsOf(now))
        , m_isAgeIgnored(isAgeIgnored)
    {
        m_finding = { .control = control.id, .target = target.name, .severity = control.severity, .weight = control.severity,
            .isOptional = control.isOptional, .isMeasured = control.isMeasured() };
    }

    Finding judge()
    {
        if (isOutsideRoles() || isOutside(m_control.applies, m_finding))
            return m_finding;
        QStringList silent;
        std::optional<Finding> elsewhere;
        std::optional<Finding> decided;
        for (const Way &way : m_control.ways) {
            if (!isOfTarget(way))
                continue;
            Finding one = m_finding;
            one.by = way.by;
            one.isMeasured = way.by != u"questionnaire"_s;
            if (isOutside(way.applies, one) && one.verdict == Verdict::NotApplicable) {
                elsewhere = elsewhere.value_or(one);
                continue;
            }
            if (one.decidedBy.isEmpty() && isOutside(way.needs, one))
                one.verdict = Verdict::Unknown;
            if (one.decidedBy.isEmpty())
                judgeWay(way, one);
            if (one.verdict != Verdict::Unknown) {
                decided = decided ? joined(*decided, one, way) : one;
                continue;
            }
            silent << one.reason;
            if (m_undecided.by.isEmpty())
                m_undecided = one;
        }
        if (decided)
            return *decided;
        if (elsewhere && silent.isEmpty())
            return *elsewhere;
        Finding open = m_undecided.by.isEmpty() ? m_finding : m_undecided;
        silent.removeDuplicates();
        open.reason = silent.isEmpty() ? m_control.ways.isEmpty() ? Tr::tr("This control has no condition yet") : Tr::tr("The settings of this product are not read yet") : silent.join(u"; "_s);
        return open;
    }
    [[nodiscard]] bool sawStale() const { return m_sawStale; }

private:
    bool isOutsideRoles()
    {
        if (m_control.roles.isEmpty() || !m_target.words.contains(u"node"_s))
            return false;
        if (!m_target.roles) {
            m_finding.reason = Tr::tr("It is not known what this host is there for, and this depends on it");
            return true;
        }
        if (std::ranges::any_of(m_control.roles, [&](const QString &role) { return m_target.roles->contains(role); }))
            return false;
        m_finding.verdict = Verdict::NotApplicable;
        m_finding.reason = Tr::tr("This is for hosts of the kind %1").arg(m_control.roles.join(u", "_s));
        return true;
    }
    bool isOutside(const QList<Clause> &applies, Finding &finding)
    {
        for (const Clause &clause : applies) {
            if (!isOfTarget(clause))
                continue;
            const Outcome outcome = ask(clause.that);
            if (outcome.truth == Truth::Yes)
                continue;
            collect(clause.that, finding);
            finding.verdict = outcome.truth == Truth::No ? Verdict::NotApplicable : Verdict::Unknown;
            finding.reason = outcome.truth == Truth::No ? say(clause.otherwise, outcome) : outcome.reason;
            finding.decidedBy = part(clause.that, outcome);
            return true;
        }
        return false;
    }
    [[nodiscard]] bool isOfTarget(const Clause &clause) const
    {
        const QSet<QString> kinds = clause.that.kinds();
        return std::ranges::all_of(kinds, [&](const QString &kind) {
            const QStringList of = kindWords(m_catalog, kind);
            return std::ranges::any_of(of, [&](const QString &word) { return m_target.words.contains(word); });
        });
    }
    [[nodiscard]] bool isOfTarget(const Way &way) const
    {
        return std::ranges::any_of(way.clauses, [&](const Clause &clause) { return isOfTarget(clause); });
    }

    /// What two ways say. A fail wins, the worse one of two; what the other saw is told beside it.
    static Finding joined(const Finding &before, const Finding &now, const Way &way)
    {
        const bool isWorse = now.verdict == Verdict::Fail && (before.verdict != Verdict::Fail || now.severity > before.severity);
        const bool isNowFirst = isWorse && !way.isFallback;
        Finding first = isNowFirst ? now : before;
        const Finding &second = isNowFirst ? before : now;
        if (first.verdict != second.verdict || first.verdict == Verdict::Fail)
            //: %1 is a way of evidence such as "settings read over SSH", %2 what it says.
            first.notes << Tr::tr("Seen by %1: %2").arg(titleOfWay(second.by), second.reason);
        return first;
    }

    void judgeWay(const Way &way, Finding &finding)
    {
        finding.verdict = Verdict::Pass;
        std::optional<Severity> worst;
        QStringList reasons;
        QString open, openPart;
        for (const Clause &clause : way.clauses) {
            if (!isOfTarget(clause))
                continue;
            const Outcome outcome = ask(clause.that);
            collect(clause.that, finding);
            if (outcome.truth == Truth::Unknown && open.isEmpty()) {
                open = outcome.reason;
                openPart = part(clause.that, outcome);
            }
            if (outcome.truth != Truth::No)
                continue;
            const Severity severity = shownOf(clause);
            if (!worst || severity > *worst) {
                worst = severity;
                finding.isPartial = clause.isPartial;
                finding.decidedBy = part(clause.that, outcome);
                reasons.prepend(say(clause.otherwise, outcome));
            } else {
                reasons << say(clause.otherwise, outcome);
            }
        }
        if (worst) {
            finding.verdict = Verdict::Fail;
            finding.severity = *worst;
            finding.reason = reasons.join(u' ');
        } else if (!open.isEmpty()) {
            finding.verdict = Verdict::Unknown;
            finding.reason = open;
            finding.decidedBy = openPart;
        } else {
            finding.reason = way.then.isEmpty() ? m_control.title : say(way.then, {});
        }
        for (const Clause &note : way.notes)
            if (isOfTarget(note))
                if (const Outcome outcome = ask(note.that); outcome.truth == Truth::Yes)
                    finding.notes << say(note.otherwise, outcome);
    }
    [[nodiscard]] Severity shownOf(const Clause &clause) const
    {
        if (clause.severity)
            return *clause.severity;
        return clause.isPartial && m_control.severity > Severity::Low ? static_cast<Severity>(int(m_control.severity) - 1) : m_control.severity;
    }

    Outcome ask(const Condition &condition)
    {
        return condition.evaluate([this](const QString &kind, const QString &field) { return valueOf(kind, field); }, m_control.limits, m_now);
    }
    [[nodiscard]] const Evidence *evidenceOf(const QString &kind) const
    {
        const auto &all = kind == u"answer" ? m_facts.answers : m_facts.kinds;
        const auto it = all.constFind(kind == u"answer" ? m_control.id : kind);
        return it == all.constEnd() ? nullptr : &it.value();
    }
    Value valueOf(const QString &kind, const QString &field)
    {
        const bool isAnswer = kind == u"answer";
        const Evidence *evidence = evidenceOf(kind);
        if (!evidence)
            return Value::unknown(isAnswer ? Tr::tr("Nobody has answered this yet") : Tr::tr("Not measured: %1").arg(m_catalog.registry.kinds.value(kind).what));
        if (evidence->record.isUnknown())
            return evidence->record;
        const double goodFor = isAnswer ? m_control.answersGoodFor : m_catalog.registry.kinds.value(kind).goodFor;
        if (!m_isAgeIgnored && goodFor > 0 && m_now - secondsOf(evidence->taken) > goodFor) {
            m_sawStale = true;
            const QString taken = dateInWords(std::floor(secondsOf(evidence->taken) / 86400) * 86400);
            return Value::unknown((isAnswer ? Tr::tr("Answered on %1, which holds for %2: ask again") : Tr::tr("Last measured on %1, which holds for %2: measure again"))
                                      .arg(taken, durationInWords(goodFor)));
        }
        const auto it = evidence->record.fields.constFind(field);
        if (it == evidence->record.fields.constEnd())
            return Value::unknown(isAnswer ? Tr::tr("This question is not answered yet: %1").arg(questionOf(field)) : Tr::tr("%1.%2 could not be measured").arg(kind, field));
        return *it;
    }
    [[nodiscard]] QString questionOf(const QString &name) const
    {
        const auto it = std::ranges::find(m_control.questions, name, &Question::name);
        return it == m_control.questions.end() ? name : it->ask;
    }

    void collect(const Condition &condition, Finding &finding)
    {
        for (const auto &[kind, field] : condition.reads()) {
            const QString name = kind + u'.' + field;
            if (std::ranges::any_of(finding.evidence, [&](const EvidenceUsed &used) { return used.name == name; }))
                continue;
            const Evidence *evidence = evidenceOf(kind);
            EvidenceUsed used { name, narrowed(valueOf(kind, field), condition.members()), evidence ? evidence->taken : 0, {} };
            if (evidence)
                used.source = sourceOf(*evidence, field, used.value.items.isEmpty() ? QStringList() : used.value.items.front().fields.keys());
            finding.evidence << used;
        }
    }
    /// Of elements with many fields, what the condition reads and what they are called.
    static Value narrowed(Value list, const QStringList &members)
    {
        for (Value &item : list.items)
            if (item.isKnown() && item.type == Type::Record)
                item.fields.removeIf([&members](const auto &field) { return field.key() != u"name" && !members.contains(field.key()); });
        return list;
    }
    /// How a list was got, and with it how its elements' fields were: "services.smtpd_banner", else the field of that name itself.
    static Source sourceOf(const Evidence &evidence, const QString &field, const QStringList &members)
    {
        Source source = evidence.sources.value(field, evidence.sources.value(QString()));
        for (const QString &member : members) {
            const Source more = evidence.sources.value(field + u'.' + member, evidence.sources.value(member));
            for (const auto &[whole, part, between] : { std::tuple(&source.how, more.how, u"; "_s), std::tuple(&source.raw, more.raw, u"\n"_s), std::tuple(&source.where, more.where, u", "_s) })
                if (!part.isEmpty())
                    *whole += whole->isEmpty() ? part : between + part;
        }
        return source;
    }
    static QString part(const Condition &condition, const Outcome &outcome) { return condition.text().mid(outcome.from, outcome.to - outcome.from); }
    QString say(const QString &sentence, const Outcome &outcome)
    {
        return filled(sentence, [&](const QString &name) -> QString {
            if (name == u"about") {
                const QString names = outcome.about.isEmpty() ? Tr::tr("none") : outcome.about.join(u", "_s);
                return outcome.more == 0 ? names : Tr::tr("%1 and %2 more").arg(names).arg(outcome.more);
            }
            const qsizetype dot = name.indexOf(u'.');
            const QString kind = name.left(dot), field = name.mid(dot + 1);
            return kind == u"limit" ? m_control.limits.value(field).inWords() : valueOf(kind, field).inWords();
        });
    }

    const Catalog &m_catalog;
    const Control &m_control;
    const Target &m_target;
    const Facts &m_facts;
    double m_now;
    bool m_isAgeIgnored, m_sawStale = false;
    Finding m_finding, m_undecided;
};

} // namespace

bool speaksOf(const Catalog &catalog, const Control &control, const Target &target)
{
    const auto isNamed = [&](const QString &word) {
        return target.words.contains(word) || (word == u"any" && (target.words.contains(u"host"_s) || target.words.contains(u"node"_s)));
    };
    QStringList like = target.words;
    if (like.contains(u"node"_s))
        for (const QString &word : targetWords())
            if (word != u"domain" && word != u"organisation" && word != u"host")
                like << word;
    const auto measures = [&](const Way &way) {
        return std::ranges::any_of(way.clauses, [&](const Clause &clause) {
            const QSet<QString> kinds = clause.that.kinds();
            return std::ranges::all_of(kinds, [&](const QString &kind) {
                const QStringList of = kindWords(catalog, kind);
                return std::ranges::any_of(of, [&](const QString &word) { return like.contains(word); });
            });
        });
    };
    // An endpoint is no product yet: what is asked of any product is asked of it where a probe can answer.
    const bool isFor = target.words.contains(u"host"_s) || std::ranges::any_of(control.appliesTo, isNamed);
    return isFor && (control.ways.isEmpty() || std::ranges::any_of(control.ways, measures));
}

namespace {

/// What a gatherer brought in another shape than it declared is unknown.
Facts soundOf(const Catalog &catalog, Facts facts)
{
    for (auto kind = facts.kinds.begin(); kind != facts.kinds.end(); ++kind)
        for (auto field = kind->record.fields.begin(); field != kind->record.fields.end(); ++field)
            if (const Field *known = catalog.registry.fieldOf(kind.key(), field.key()))
                if (const QString why = catalog.registry.objectionTo(*field, known->shape); !why.isEmpty())
                    *field = Value::unknown(kind.key() + u'.' + field.key() + u' ' + why);
    return facts;
}

std::optional<Finding> evaluateSound(const Catalog &catalog, const Control &control, const Target &target, const Facts &facts, core::UtcMicros now)
{
    if (catalog.disabled.contains(control.id) || !speaksOf(catalog, control, target))
        return {};
    Judge judge(catalog, control, target, facts, now, false);
    Finding finding = judge.judge();
    if (finding.verdict == Verdict::Unknown && judge.sawStale()) {
        finding.isStale = true;
        const Verdict held = Judge(catalog, control, target, facts, now, true).judge().verdict;
        if (held == Verdict::Pass || held == Verdict::Fail)
            finding.held = held;
    }
    takeExceptions(finding, catalog.exceptions, now);
    return finding;
}

/// Names of hosts and domains are the same in capitals and with their last dot.
bool isSameTarget(QStringView one, QStringView other)
{
    const auto bare = [](QStringView name) { return name.endsWith(u'.') ? name.chopped(1) : name; };
    return bare(one).compare(bare(other), Qt::CaseInsensitive) == 0;
}

} // namespace

void takeExceptions(Finding &finding, const QList<Exception> &exceptions, core::UtcMicros now)
{
    for (const Exception &exception : exceptions) {
        if (exception.control != finding.control || (exception.target != u"*" && !isSameTarget(exception.target, finding.target)))
            continue;
        if (secondsOf(now) < exception.until)
            finding.accepted = exception;
        else if (finding.verdict == Verdict::Fail)
            //: %1 is who accepted a risk, %2 until which day.
            finding.notes << Tr::tr("%1 accepted this until %2; that has ended").arg(exception.owner, dateInWords(exception.until));
    }
}

std::optional<Finding> evaluate(const Catalog &catalog, const Control &control, const Target &target, const Facts &facts, core::UtcMicros now)
{
    return evaluateSound(catalog, control, target, soundOf(catalog, facts), now);
}

QList<Finding> evaluate(const Catalog &catalog, const Target &target, const Facts &facts, core::UtcMicros now)
{
    QList<Finding> findings;
    const Facts sound = soundOf(catalog, facts);
    for (const Control &control : catalog.controls)
        if (const auto finding = evaluateSound(catalog, control, target, sound, now))
            findings << *finding;
    return findings;
}

QList<Mistake> wrongExamples(const Catalog &catalog, const Control &control)
{
    constexpr core::UtcMicros now = 1'800'000'000 * core::microsPerSecond; // the present of every example: 2027-01-15T08:00:00Z
    QList<Mistake> wrong;
    for (const Example &example : control.examples) {
        Target target { u"example"_s, { example.target }, example.roles };
        if (example.target != u"domain" && example.target != u"host" && example.target != u"organisation" && example.target != u"node")
            target.words << u"node"_s;
        Facts facts;
        for (auto it = example.facts.cbegin(); it != example.facts.cend(); ++it)
            facts.kinds.insert(it.key(), { it.value(), now, {} });
        if (example.answers)
            facts.answers.insert(control.id, { *example.answers, now, {} });
        const auto finding = evaluate(catalog, control, target, facts, now);
        Mistake mistake = example.place;
        if (!finding)
            mistake.text = Tr::tr("%1: the control says nothing of this target").arg(control.id);
        else if (finding->verdict != example.verdict)
            mistake.text = Tr::tr("%1: the example gives %2, not %3: %4").arg(control.id, wordOf(finding->verdict), wordOf(example.verdict), finding->reason);
        else if (example.severity && *example.severity != finding->severity)
            mistake.text = Tr::tr("%1: the example is shown as %2, not %3").arg(control.id, wordOf(finding->severity), wordOf(*example.severity));
        else
            continue;
        wrong << mistake;
    }
    return wrong;
}

} // namespace bw::posture
