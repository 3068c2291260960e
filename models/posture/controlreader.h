// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/posture/catalog.h"

namespace bw::posture {

/// Reads the controls, and in an own file what it changes, of one file into the catalog; mistakes go to the text.
class ControlReader final
{
public:
    ControlReader(Catalog &catalog, JsonText &text, const ControlFile &file);
    void read();

private:
    void control(const JsonValue &json);
    void words(const JsonValue &json, Control &control);
    void measures(const JsonValue &json, Control &control);
    void links(const JsonValue &json, Control &control);
    void limits(const JsonValue &json, Control &control);
    void questions(const JsonValue &json, Control &control);
    void examples(const JsonValue &json, Control &control);
    void example(const JsonValue &json, Verdict verdict, Control &control);
    Way way(const JsonValue &json, const Control &control);
    QList<Clause> clauses(const JsonValue *json, const Control &control, const QString &sentence);
    void checkSentence(const JsonValue &json, const Control &control);
    void tailor(const JsonValue &json);
    void except(const JsonValue &json);
    void disable(const JsonValue &json);

    /// What stands under a name. A mistake if it is another type, or missing where it is needed.
    QString textOf(const JsonValue &object, const QString &name, bool isNeeded = true);
    QStringList textsOf(const JsonValue &object, const QString &name, const QStringList &allowed = {});
    std::optional<Severity> severityIn(const JsonValue &object, bool isNeeded);
    double dateIn(const JsonValue &object, const QString &name);
    Control *known(const JsonValue &object, const QString &name);
    void onlyNames(const JsonValue &object, const QStringList &allowed);
    void complain(const JsonValue &at, const QString &text) { m_text.complain(at.offset, text); }

    Catalog &m_catalog;
    JsonText &m_text;
    const ControlFile &m_file;
    QString m_area;
};

} // namespace bw::posture
