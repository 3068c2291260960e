// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/posture/condition.h"

#include "models/posture/conditionlexer.h"
#include "models/posture/conditionnode.h"
#include "models/posture/tr.h"

#include <array>

using namespace Qt::StringLiterals;

namespace bw::posture {

namespace {

constexpr int mostCharacters = 4'000;
constexpr std::size_t mostNodes = 400;
constexpr int mostLevels = 32;

using Nodes = std::vector<ConditionNode>;

bool isOrdered(Type type)
{
    return type == Type::Number || type == Type::Duration || type == Type::Date || type == Type::Version;
}

/// Recursive descent; each function gives the index of a node, or -1 after a fault.
class Parser final
{
public:
    Parser(const QString &text, const Scope &scope)
        : m_text(text)
        , m_scope(scope)
    {
        m_token = nextToken(m_text, 0);
    }

    int whole()
    {
        if (m_text.size() > mostCharacters)
            return fail(mostCharacters, Tr::tr("a condition has at most %1 characters").arg(mostCharacters));
        int root = disjunction(0);
        if (root >= 0 && m_token.kind == Token::Kind::Bad)
            return fail(m_token.from, m_token.text);
        root = isTruth(root);
        if (root >= 0 && m_token.kind != Token::Kind::End)
            return fail(m_token.from, Tr::tr("\"and\", \"or\" or the end was expected"));
        return root;
    }

    Nodes nodes;
    Condition::Fault fault;
    bool hasFault = false;
    QList<std::pair<QString, QString>> reads;

private:
    struct Variable
    {
        QString name;
        Shape shape;
    };

    int fail(int at, const QString &text)
    {
        if (!hasFault)
            fault = { at, text };
        hasFault = true;
        return -1;
    }
    void advance() { m_token = nextToken(m_text, m_token.to); }
    [[nodiscard]] bool is(QStringView text) const
    {
        return (m_token.kind == Token::Kind::Word || m_token.kind == Token::Kind::Sign) && m_token.text == text;
    }
    bool take(QStringView text)
    {
        if (!is(text))
            return false;
        m_end = m_token.to;
        advance();
        return true;
    }
    bool need(QStringView text)
    {
        if (take(text))
            return true;
        fail(m_token.from, m_token.kind == Token::Kind::Bad ? m_token.text : Tr::tr("\"%1\" was expected").arg(text));
        return false;
    }
    int add(ConditionNode node)
    {
        if (nodes.size() >= mostNodes)
            return fail(node.from, Tr::tr("a condition has at most %1 parts").arg(mostNodes));
        nodes.push_back(std::move(node));
        return int(nodes.size()) - 1;
    }
    ConditionNode &at(int i) { return nodes[static_cast<std::size_t>(i)]; }
    int isTruth(int i)
    {
        if (i < 0 || at(i).shape.type == Type::Truth)
            return i;
        return fail(at(i).from, Tr::tr("this is a %1; a comparison was expected").arg(inWords(at(i).shape)));
    }
    int binary(Op op, Shape shape, int a, int b)
    {
        return a < 0 || b < 0 ? -1 : add({ .op = op, .shape = shape, .a = a, .b = b, .from = at(a).from, .to = at(b).to });
    }

    int disjunction(int level)
    {
        if (level > mostLevels)
            return fail(m_token.from, Tr::tr("nested too deeply"));
        int left = conjunction(level);
        while (left >= 0 && is(u"or")) {
            left = isTruth(left);
            advance();
            left = binary(Op::Or, {}, left, isTruth(conjunction(level)));
        }
        return left;
    }
    int conjunction(int level)
    {
        int left = negation(level);
        while (left >= 0 && is(u"and")) {
            left = isTruth(left);
            advance();
            left = binary(Op::And, {}, left, isTruth(negation(level)));
        }
        return left;
    }
    int negation(int level)
    {
        if (level > mostLevels)
            return fail(m_token.from, Tr::tr("nested too deeply"));
        const int from = m_token.from;
        if (take(u"not")) {
            const int inner = isTruth(negation(level + 1));
            return inner < 0 ? -1 : add({ .op = Op::Not, .a = inner, .from = from, .to = at(inner).to });
        }
        static constexpr std::array<std::pair<QStringView, Op>, 3> each { { { u"all", Op::All }, { u"any", Op::Any }, { u"no", Op::None } } };
        for (const auto &[word, op] : each)
            if (take(word))
                return elements(op, from, level + 1);
        static constexpr std::array<std::pair<QStringView, Op>, 3> states { { { u"present", Op::Present }, { u"absent", Op::Absent }, { u"known", Op::Known } } };
        for (const auto &[word, op] : states)
            if (take(word)) {
                const int inner = sum(level + 1);
                return inner < 0 ? -1 : add({ .op = op, .a = inner, .from = from, .to = at(inner).to });
            }
        return comparison(level);
    }
    /// "x in LIST where C: C" behind all, any and no; "x in LIST where C" within count().
    int elements(Op op, int from, int level)
    {
        if (level > mostLevels)
            return fail(m_token.from, Tr::tr("nested too deeply"));
        if (m_variables.size() >= mostSlots)
            return fail(from, Tr::tr("lists within lists go %1 deep").arg(mostSlots));
        const Token name = m_token;
        if (name.kind != Token::Kind::Word)
            return fail(name.from, Tr::tr("a name for each element was expected: all k in dkim.keys: …"));
        if (m_scope.registry->kinds.contains(name.text) || isReserved(name.text))
            return fail(name.from, Tr::tr("\"%1\" means something else already").arg(name.text));
        for (const Variable &v : m_variables)
            if (v.name == name.text)
                return fail(name.from, Tr::tr("\"%1\" means something else already").arg(name.text));
        advance();
        if (!need(u"in"))
            return -1;
        const int list = primary(level);
        if (list < 0)
            return -1;
        const Shape shape = at(list).shape;
        if (shape.type != Type::List)
            return fail(at(list).from, Tr::tr("this is a %1; a list was expected").arg(inWords(shape)));
        m_variables.append({ name.text, shape.element == Type::Record ? Shape { Type::Record, Type::Text, shape.record } : Shape { shape.element } });
        ConditionNode node { .op = op, .a = list, .from = from, .slot = int(m_variables.size()) - 1 };
        if (take(u"where") && (node.b = isTruth(disjunction(level))) < 0)
            return -1;
        if (op != Op::Count && (!need(u":") || (node.c = isTruth(disjunction(level))) < 0))
            return -1;
        m_variables.removeLast();
        if (op == Op::Count)
            node.shape = { Type::Number };
        node.to = node.c >= 0 ? at(node.c).to : node.b >= 0 ? at(node.b).to : at(list).to;
        return add(std::move(node));
    }

    int comparison(int level)
    {
        const int left = sum(level);
        if (left < 0)
            return -1;
        static constexpr std::array<std::pair<QStringView, Op>, 11> signs { { { u"==", Op::Equal }, { u"!=", Op::Unequal }, { u"<=", Op::LessEqual },
            { u">=", Op::GreaterEqual }, { u"<", Op::Less }, { u">", Op::Greater }, { u"in", Op::In }, { u"contains", Op::Contains },
            { u"matches", Op::Matches }, { u"no_wider_than", Op::NoWider }, { u"within", Op::Within } } };
        for (auto [sign, op] : signs)
            if (take(sign)) {
                if (op == Op::Contains && is(u"any"))
                    op = Op::ContainsAny;
                else if (op == Op::Contains && is(u"all"))
                    op = Op::ContainsAll;
                if (op == Op::ContainsAny || op == Op::ContainsAll)
                    advance();
                const int right = sum(level);
                return right < 0 ? -1 : compared(op, left, right);
            }
        return left;
    }
    /// A text that was written becomes what the other side is: '2026-11-23' a date, '3.7.10' a version, '/29' no network.
    bool fit(int i, Type type)
    {
        ConditionNode &node = at(i);
        const bool isList = node.shape.type == Type::List;
        if ((isList ? node.shape.element : node.shape.type) == type)
            return true;
        if (node.op == Op::Literal && (isList || node.shape.type == Type::Text)) {
            const auto change = [&](Value &value) {
                if (value.type != Type::Text)
                    return false;
                const auto seconds = type == Type::Date ? dateOf(value.text) : type == Type::Duration ? durationOf(value.text) : std::nullopt;
                const bool isText = type == Type::Version || (type == Type::Network && networkOf(value.text));
                if (!seconds && !isText)
                    return false;
                value = seconds ? Value::ofNumber(*seconds, type) : Value::ofText(value.text, type);
                return true;
            };
            bool fits = true;
            if (isList)
                for (Value &item : node.value.items)
                    fits = fits && change(item);
            else
                fits = change(node.value);
            if (fits) {
                (isList ? node.shape.element : node.shape.type) = type;
                return true;
            }
        }
        fail(node.from, Tr::tr("this is a %1; a %2 was expected").arg(inWords(node.shape), inWords(Shape { type })));
        return false;
    }
    int compared(Op op, int left, int right)
    {
        const Shape l = at(left).shape, r = at(right).shape;
        const auto wrong = [&](int i, const QString &expected) {
            return fail(at(i).from, Tr::tr("this is a %1; a %2 was expected").arg(inWords(at(i).shape), expected));
        };
        const QString list = Tr::tr("list");
        switch (op) {
        case Op::Equal:
        case Op::Unequal:
            if (l.type == Type::List || l.type == Type::Record)
                return wrong(left, Tr::tr("single value"));
            if (l.type == Type::Text && at(left).op == Op::Literal ? !fit(left, r.type) : !fit(right, l.type))
                return -1;
            break;
        case Op::Less:
        case Op::LessEqual:
        case Op::Greater:
        case Op::GreaterEqual:
            if (at(left).op == Op::Literal && isOrdered(r.type) ? !fit(left, r.type) : !isOrdered(l.type) ? wrong(left, Tr::tr("number, duration, date or version")) < 0 : !fit(right, l.type))
                return -1;
            break;
        case Op::In:
            if (r.type != Type::List)
                return wrong(right, list);
            if (l.type == Type::List || l.type == Type::Record)
                return wrong(left, Tr::tr("single value"));
            if (!fit(right, l.type))
                return -1;
            break;
        case Op::Contains:
            if (l.type == Type::Text ? !fit(right, Type::Text) : l.type != Type::List ? wrong(left, list) < 0 : r.type == Type::List ? wrong(right, Tr::tr("single value")) < 0 : !fit(right, l.element))
                return -1;
            break;
        case Op::ContainsAny:
        case Op::ContainsAll:
            if (r.type != Type::List)
                return wrong(right, list);
            if (l.type == Type::Text ? !fit(right, Type::Text) : l.type != Type::List ? wrong(left, list) < 0 : !fit(right, l.element))
                return -1;
            break;
        case Op::Matches:
            if (l.type != Type::Text)
                return wrong(left, inWords(Shape { Type::Text }));
            return pattern(left, right);
        default:
            if ((l.type == Type::List ? l.element : l.type) != Type::Network)
                return wrong(left, inWords(Shape { Type::Network }));
            if (op == Op::NoWider && (at(right).op != Op::Literal || r.type != Type::Text || !prefixesOf(at(right).value.text)))
                return fail(at(right).from, Tr::tr("two prefixes were expected, of IPv4 and IPv6: '/29,/64'"));
            if (op == Op::Within && (r.type != Type::List || !fit(right, Type::Network)))
                return hasFault ? -1 : wrong(right, list);
        }
        return binary(op, {}, left, right);
    }
    int pattern(int left, int right)
    {
        if (at(right).op != Op::Literal || at(right).shape.type != Type::Text)
            return fail(at(right).from, Tr::tr("a pattern is written out: matches '^v=STSv1'"));
        // The limit bounds the steps of the matcher, so that no pattern runs away.
        QRegularExpression expression(u"(*LIMIT_MATCH=200000)(*LIMIT_DEPTH=2000)"_s + at(right).value.text);
        if (!expression.isValid())
            return fail(at(right).from, Tr::tr("this is no regular expression: %1").arg(expression.errorString()));
        const int node = binary(Op::Matches, {}, left, right);
        if (node >= 0)
            at(node).pattern = expression;
        return node;
    }

    int sum(int level)
    {
        int left = product(level);
        while (left >= 0 && (is(u"+") || is(u"-"))) {
            const Op op = is(u"+") ? Op::Add : Op::Subtract;
            advance();
            const int right = product(level);
            if (right < 0)
                return -1;
            Type a = at(left).shape.type, b = at(right).shape.type, result = a;
            if (op == Op::Subtract && a == Type::Date && b == Type::Date)
                result = Type::Duration;
            else if (!((a == Type::Number || a == Type::Duration) && a == b) && !(a == Type::Date && b == Type::Duration))
                return fail(at(right).from, Tr::tr("a %1 and a %2 cannot be added or taken off").arg(inWords(at(left).shape), inWords(at(right).shape)));
            left = binary(op, { result }, left, right);
        }
        return left;
    }
    int product(int level)
    {
        int left = primary(level);
        while (left >= 0 && (is(u"*") || is(u"/"))) {
            const Op op = is(u"*") ? Op::Multiply : Op::Divide;
            advance();
            const int right = primary(level);
            if (right < 0)
                return -1;
            const Type a = at(left).shape.type, b = at(right).shape.type;
            const bool isSized = a == Type::Number || a == Type::Duration;
            if (!isSized || (b != Type::Number && !(op == Op::Divide && b == a)))
                return fail(at(right).from, Tr::tr("a %1 cannot be multiplied or divided by a %2").arg(inWords(at(left).shape), inWords(at(right).shape)));
            left = binary(op, { b == a && op == Op::Divide ? Type::Number : a }, left, right);
        }
        return left;
    }

    int literal(Shape shape, Value value)
    {
        const Token token = m_token;
        advance();
        return add({ .shape = shape, .from = token.from, .to = token.to, .value = std::move(value) });
    }
    int primary(int level)
    {
        if (level > mostLevels)
            return fail(m_token.from, Tr::tr("nested too deeply"));
        const int from = m_token.from;
        switch (m_token.kind) {
        case Token::Kind::Number:
            return literal({ Type::Number }, Value::ofNumber(m_token.number));
        case Token::Kind::Duration:
            return literal({ Type::Duration }, Value::ofNumber(m_token.number, Type::Duration));
        case Token::Kind::Text:
            return literal({ Type::Text }, Value::ofText(m_token.text));
        case Token::Kind::Word:
            return word(level);
        case Token::Kind::Bad:
            return fail(from, m_token.text);
        default:
            break;
        }
        if (take(u"(")) {
            const int inner = disjunction(level + 1);
            return inner >= 0 && need(u")") ? inner : -1;
        }
        if (take(u"["))
            return listLiteral(from);
        if (take(u"-")) {
            const int inner = primary(level + 1);
            if (inner < 0)
                return -1;
            if (at(inner).shape.type != Type::Number && at(inner).shape.type != Type::Duration)
                return fail(at(inner).from, Tr::tr("this is a %1; a %2 was expected").arg(inWords(at(inner).shape), inWords(Shape { Type::Number })));
            return add({ .op = Op::Negate, .shape = at(inner).shape, .a = inner, .from = from, .to = at(inner).to });
        }
        return fail(from, Tr::tr("a name or a value was expected"));
    }
    int listLiteral(int from)
    {
        ConditionNode node { .shape = { Type::List, Type::Text }, .from = from, .value = Value::list({}) };
        do {
            if (is(u"["))
                return fail(m_token.from, Tr::tr("a list that is written out holds texts, numbers or durations"));
            const int item = primary(mostLevels);
            if (item < 0)
                return -1;
            if (at(item).op != Op::Literal || at(item).shape.type == Type::List)
                return fail(at(item).from, Tr::tr("a list that is written out holds texts, numbers or durations"));
            if (!node.value.items.isEmpty() && at(item).shape.type != node.shape.element)
                return fail(at(item).from, Tr::tr("all elements of a list are of one type"));
            node.shape.element = at(item).shape.type;
            node.value.items << at(item).value;
        } while (take(u","));
        if (!need(u"]"))
            return -1;
        node.to = m_end;
        return add(std::move(node));
    }
    static bool isReserved(const QString &word)
    {
        static const QSet<QString> words { u"and"_s, u"or"_s, u"not"_s, u"all"_s, u"any"_s, u"no"_s, u"in"_s, u"where"_s, u"contains"_s,
            u"matches"_s, u"within"_s, u"no_wider_than"_s, u"present"_s, u"absent"_s, u"known"_s, u"count"_s, u"age"_s, u"left"_s, u"now"_s,
            u"true"_s, u"false"_s, u"limit"_s, u"answer"_s, u"about"_s };
        return words.contains(word);
    }
    int word(int level)
    {
        const Token token = m_token;
        if (token.text == u"true" || token.text == u"false")
            return literal({ Type::Truth }, Value::truth(token.text == u"true"));
        advance();
        if (token.text == u"now")
            return add({ .op = Op::Now, .shape = { Type::Date }, .from = token.from, .to = token.to });
        if (token.text == u"count" || token.text == u"age" || token.text == u"left")
            return reckoned(token, level);
        for (qsizetype i = 0; i < m_variables.size(); ++i)
            if (m_variables[i].name == token.text)
                return variable(token, int(i));
        if (isReserved(token.text) && token.text != u"limit" && token.text != u"answer")
            return fail(token.from, Tr::tr("\"%1\" cannot stand here").arg(token.text));
        return name(token);
    }
    int reckoned(const Token &token, int level)
    {
        if (!need(u"("))
            return -1;
        int inner = -1;
        if (token.text == u"count" && nextToken(m_text, m_token.to).text == u"in") {
            inner = elements(Op::Count, token.from, level + 1);
        } else if ((inner = sum(level + 1)) >= 0) {
            const Shape shape = at(inner).shape;
            if (token.text == u"count") {
                if (shape.type != Type::List)
                    return fail(at(inner).from, Tr::tr("this is a %1; a list was expected").arg(inWords(shape)));
                inner = add({ .op = Op::Size, .shape = { Type::Number }, .a = inner, .from = token.from });
            } else {
                if (!fit(inner, Type::Date))
                    return -1;
                inner = add({ .op = token.text == u"age" ? Op::Age : Op::Left, .shape = { Type::Duration }, .a = inner, .from = token.from });
            }
        }
        if (inner < 0 || !need(u")"))
            return -1;
        at(inner).to = m_end;
        return inner;
    }
    int variable(const Token &token, int slot)
    {
        const Shape shape = m_variables[slot].shape;
        if (shape.type != Type::Record)
            return add({ .op = Op::Variable, .shape = shape, .from = token.from, .to = token.to, .slot = slot });
        if (!need(u"."))
            return -1;
        const Token field = m_token;
        const Field *found = m_scope.registry->fieldOf(shape.record, field.text);
        if (!found)
            return fail(field.from, Tr::tr("%1 has no field \"%2\"").arg(shape.record, field.text));
        advance();
        return add({ .op = Op::FieldOfVariable, .shape = found->shape, .from = token.from, .to = field.to, .slot = slot, .field = field.text });
    }
    int name(const Token &token)
    {
        const bool isLimit = token.text == u"limit", isAnswer = token.text == u"answer";
        if (!isLimit && !isAnswer && !m_scope.registry->kinds.contains(token.text))
            return fail(token.from, Tr::tr("there is no evidence called \"%1\"").arg(token.text));
        if (!need(u"."))
            return -1;
        const Token field = m_token;
        advance();
        ConditionNode node { .op = isLimit ? Op::Limit : Op::Name, .from = token.from, .to = field.to, .kind = token.text, .field = field.text };
        if (isLimit) {
            const auto limit = m_scope.limits.constFind(field.text);
            if (limit == m_scope.limits.constEnd())
                return fail(field.from, Tr::tr("the control has no limit \"%1\"").arg(field.text));
            node.shape = { limit->type, limit->items.isEmpty() ? Type::Text : limit->items.first().type };
            return add(std::move(node));
        }
        const auto answer = m_scope.answers.constFind(field.text);
        const Field *found = isAnswer ? (answer == m_scope.answers.constEnd() ? nullptr : &*answer) : m_scope.registry->fieldOf(token.text, field.text);
        if (!found)
            return fail(field.from, isAnswer ? Tr::tr("the control has no question \"%1\"").arg(field.text) : Tr::tr("%1 has no field \"%2\"").arg(token.text, field.text));
        node.shape = found->shape;
        if (const std::pair read(token.text, field.text); !reads.contains(read))
            reads << read;
        return add(std::move(node));
    }

    const QString &m_text;
    const Scope &m_scope;
    Token m_token;
    int m_end = 0;
    QList<Variable> m_variables;
};

} // namespace

tl::expected<Condition, Condition::Fault> Condition::parse(const QString &text, const Scope &scope)
{
    Parser parser(text, scope);
    const int root = parser.whole();
    if (root < 0)
        return tl::unexpected(parser.fault);
    Condition condition;
    condition.m_text = text;
    condition.m_nodes = std::make_shared<const Nodes>(std::move(parser.nodes));
    condition.m_root = root;
    condition.m_reads = parser.reads;
    for (const ConditionNode &node : *condition.m_nodes)
        if (node.op == Op::FieldOfVariable && !condition.m_members.contains(node.field))
            condition.m_members << node.field;
    return condition;
}

QSet<QString> Condition::kinds() const
{
    QSet<QString> all;
    for (const auto &[kind, field] : m_reads)
        all.insert(kind);
    return all;
}

} // namespace bw::posture
