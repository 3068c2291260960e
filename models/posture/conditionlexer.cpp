// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/posture/conditionlexer.h"

#include "models/posture/tr.h"
#include "models/posture/value.h"

#include <array>

using namespace Qt::StringLiterals;

namespace bw::posture {

namespace {

bool isDigit(QChar c)
{
    return c >= u'0' && c <= u'9';
}

bool isWord(QChar c)
{
    return (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z') || c == u'_' || isDigit(c);
}

Token textToken(QStringView text, int at)
{
    Token token { Token::Kind::Text, at };
    for (int i = at + 1; i < text.size(); ++i) {
        if (text[i] != u'\'') {
            token.text += text[i];
        } else if (i + 1 < text.size() && text[i + 1] == u'\'') {
            token.text += u'\'';
            ++i;
        } else {
            token.to = i + 1;
            return token;
        }
    }
    return { Token::Kind::Bad, at, int(text.size()), Tr::tr("this text has no closing quote") };
}

Token numberToken(QStringView text, int at)
{
    int end = at;
    while (end < text.size() && (isWord(text[end]) || (text[end] == u'.' && end + 1 < text.size() && isDigit(text[end + 1]))))
        ++end;
    const QStringView word = text.mid(at, end - at);
    Token token { Token::Kind::Number, at, end, word.toString() };
    if (const auto seconds = durationOf(word)) {
        token.kind = Token::Kind::Duration;
        token.number = *seconds;
        return token;
    }
    bool isNumber = false;
    token.number = word.toDouble(&isNumber);
    if (!isNumber || word.contains(u'e') || word.contains(u'E') || word.size() > 15)
        return { Token::Kind::Bad, at, end, Tr::tr("\"%1\" is neither a number nor a duration such as 14d, 48h, 30min or 10s").arg(word) };
    if (end < text.size() && text[end] == u'%') {
        token.number /= 100;
        ++token.to;
    }
    return token;
}

} // namespace

Token nextToken(QStringView text, int at)
{
    while (at < text.size() && text[at].isSpace())
        ++at;
    if (at >= text.size())
        return { Token::Kind::End, int(text.size()), int(text.size()) };
    const QChar c = text[at];
    if (c == u'\'')
        return textToken(text, at);
    if (isDigit(c))
        return numberToken(text, at);
    if (isWord(c)) {
        int end = at;
        while (end < text.size() && isWord(text[end]))
            ++end;
        return { Token::Kind::Word, at, end, text.mid(at, end - at).toString() };
    }
    static constexpr std::array<QStringView, 16> signs { u"==", u"!=", u"<=", u">=", u"<", u">", u"(", u")", u"[", u"]", u",", u":", u".", u"+", u"-", u"*" };
    for (const QStringView sign : signs)
        if (text.mid(at).startsWith(sign))
            return { Token::Kind::Sign, at, at + int(sign.size()), sign.toString() };
    if (c == u'/')
        return { Token::Kind::Sign, at, at + 1, u"/"_s };
    return { Token::Kind::Bad, at, at + 1, c == u'=' ? Tr::tr("equality is written ==") : Tr::tr("a condition has no \"%1\"").arg(c) };
}

} // namespace bw::posture
