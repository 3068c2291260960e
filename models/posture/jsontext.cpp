// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/posture/jsontext.h"

#include "models/posture/tr.h"

#include <QStringDecoder>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace bw::posture {

namespace {

constexpr qsizetype mostBytes = 4 * 1024 * 1024;
constexpr int mostLevels = 16;
constexpr int mostMistakes = 50;

/// The first mistake ends the reading.
class Reader final
{
public:
    explicit Reader(QStringView text)
        : m_text(text)
    {
    }
    bool whole(JsonValue &root)
    {
        skip();
        if (!value(root, 0))
            return false;
        skip();
        return m_at == m_text.size() || fail(Tr::tr("nothing may stand behind the end"));
    }
    [[nodiscard]] qsizetype at() const { return m_at; }
    [[nodiscard]] const QString &why() const { return m_why; }

private:
    bool fail(const QString &why)
    {
        m_why = why;
        return false;
    }
    [[nodiscard]] QChar peek() const { return m_at < m_text.size() ? m_text[m_at] : QChar(); }
    bool take(char16_t c)
    {
        if (peek() != c)
            return false;
        ++m_at;
        return true;
    }
    void skip()
    {
        for (; m_at < m_text.size(); ++m_at) {
            const QChar c = m_text[m_at];
            if (c == u'/' && m_text.mid(m_at, 2) == u"//") {
                while (m_at + 1 < m_text.size() && m_text[m_at + 1] != u'\n')
                    ++m_at;
            } else if (c != u' ' && c != u'\n' && c != u'\r' && c != u'\t') {
                return;
            }
        }
    }
    bool word(QStringView w)
    {
        if (m_text.mid(m_at, w.size()) != w)
            return fail(Tr::tr("a value was expected: text in \"quotes\", a number, true, false, null, [list] or {object}"));
        m_at += w.size();
        return true;
    }
    bool value(JsonValue &out, int level)
    {
        if (level > mostLevels)
            return fail(Tr::tr("nested too deeply"));
        out.offset = m_at;
        const QChar c = peek();
        if (c == u'{')
            return object(out, level);
        if (c == u'[')
            return list(out, level);
        if (c == u'"') {
            out.kind = JsonValue::Kind::Text;
            return text(out.text);
        }
        if (c == u'-' || (c >= u'0' && c <= u'9'))
            return number(out);
        if (c == u't' || c == u'f') {
            out.kind = JsonValue::Kind::Truth;
            out.isTrue = c == u't';
            return word(c == u't' ? u"true" : u"false");
        }
        return word(u"null");
    }
    bool number(JsonValue &out)
    {
        const qsizetype from = m_at;
        while (m_at < m_text.size() && QStringView(u"+-.0123456789eE").contains(m_text[m_at]))
            ++m_at;
        bool isNumber = false;
        out.kind = JsonValue::Kind::Number;
        out.number = m_text.mid(from, m_at - from).toDouble(&isNumber);
        if (isNumber && std::isfinite(out.number))
            return true;
        m_at = from;
        return fail(Tr::tr("this is no number"));
    }
    bool text(QString &out)
    {
        ++m_at;
        for (; m_at < m_text.size(); ++m_at) {
            const QChar c = m_text[m_at];
            if (c == u'"') {
                ++m_at;
                return true;
            }
            if (c.unicode() < 0x20)
                return fail(Tr::tr("the text does not end on its line: its closing quote is missing"));
            if (c != u'\\') {
                out += c;
                continue;
            }
            ++m_at;
            if (const auto plain = QStringView(u"\"\\/bfnrt").indexOf(peek()); plain >= 0 && !peek().isNull()) {
                out += u"\"\\/\b\f\n\r\t"[plain];
                continue;
            }
            bool isHex = false;
            const ushort code = peek() == u'u' && m_at + 4 < m_text.size() ? m_text.mid(m_at + 1, 4).toUShort(&isHex, 16) : ushort(0);
            if (!isHex)
                return fail(Tr::tr("a backslash is written twice in a text"));
            out += QChar(code);
            m_at += 4;
        }
        return fail(Tr::tr("the file ends within a text"));
    }
    bool list(JsonValue &out, int level)
    {
        out.kind = JsonValue::Kind::List;
        ++m_at;
        skip();
        if (take(u']'))
            return true;
        do {
            skip();
            JsonValue item;
            if (!value(item, level + 1))
                return false;
            out.items << item;
            skip();
        } while (take(u','));
        return take(u']') || fail(Tr::tr("\",\" or \"]\" was expected"));
    }
    bool object(JsonValue &out, int level)
    {
        out.kind = JsonValue::Kind::Object;
        ++m_at;
        skip();
        if (take(u'}'))
            return true;
        do {
            skip();
            JsonMember member;
            member.offset = m_at;
            if (peek() != u'"')
                return fail(Tr::tr("a name in \"quotes\" was expected"));
            if (!text(member.name))
                return false;
            if (out.find(member.name)) {
                m_at = member.offset;
                return fail(Tr::tr("\"%1\" stands here twice").arg(member.name));
            }
            skip();
            if (!take(u':'))
                return fail(Tr::tr("\":\" was expected"));
            skip();
            if (!value(member.value, level + 1))
                return false;
            out.members << member;
            skip();
        } while (take(u','));
        return take(u'}') || fail(Tr::tr("\",\" or \"}\" was expected"));
    }

    QStringView m_text;
    qsizetype m_at = 0;
    QString m_why;
};

} // namespace

QString Mistake::oneLine() const
{
    return u"%1:%2:%3: %4"_s.arg(file).arg(line).arg(column).arg(text);
}

const JsonValue *JsonValue::find(QStringView name) const
{
    for (const JsonMember &member : members)
        if (member.name == name)
            return &member.value;
    return nullptr;
}

JsonText::JsonText(QString file, const QByteArray &bytes)
    : m_file(std::move(file))
{
    if (bytes.size() > mostBytes) {
        complain(0, Tr::tr("the file is larger than 4 MiB"));
        return;
    }
    QStringDecoder decoder(QStringDecoder::Utf8);
    m_text = decoder(bytes);
    if (decoder.hasError()) {
        complain(std::max<qsizetype>(m_text.indexOf(QChar::ReplacementCharacter), 0), Tr::tr("this is no UTF-8"));
        return;
    }
    for (qsizetype at = m_text.indexOf(u'\n'); at >= 0; at = m_text.indexOf(u'\n', at + 1))
        m_lines << at + 1;
    Reader reader(m_text);
    if (!reader.whole(m_root)) {
        m_root = {};
        complain(reader.at(), reader.why());
    }
}

Mistake JsonText::mistakeAt(qsizetype offset, const QString &text) const
{
    const auto line = std::upper_bound(m_lines.begin(), m_lines.end(), offset) - m_lines.begin();
    return { m_file, int(line), int(offset - m_lines[line - 1]) + 1, text };
}

void JsonText::complain(qsizetype offset, const QString &text)
{
    if (m_mistakes.size() < mostMistakes)
        m_mistakes << mistakeAt(offset, text);
}

void JsonText::complainInside(const JsonValue &value, qsizetype index, const QString &text)
{
    qsizetype at = value.offset + 1;
    for (qsizetype i = 0; i < index && at + 1 < m_text.size(); ++i)
        at += m_text[at] != u'\\' ? 1 : m_text[at + 1] == u'u' ? 6 : 2;
    complain(at, text);
}

} // namespace bw::posture
