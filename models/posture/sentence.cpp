// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/posture/sentence.h"

namespace bw::posture {

QString filled(const QString &sentence, const std::function<QString(const QString &)> &valueOf)
{
    QString out;
    for (qsizetype i = 0; i < sentence.size(); ++i) {
        const qsizetype end = sentence[i] == u'{' ? sentence.indexOf(u'}', i) : -1;
        if (sentence.mid(i, 2) == u"{{") {
            out += u'{';
            ++i;
        } else if (end < 0) {
            out += sentence[i];
        } else {
            out += valueOf(sentence.mid(i + 1, end - i - 1));
            i = end;
        }
    }
    return out;
}

} // namespace bw::posture
