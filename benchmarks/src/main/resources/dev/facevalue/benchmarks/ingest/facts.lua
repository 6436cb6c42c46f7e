-- For wrk: outcomes, each of another deal. What differs decides about partition, name and pseudonyms.
wrk.method = "POST"
wrk.headers["Authorization"] = os.getenv("AUTHORIZATION")
-- A fact as ingest takes it, or a record as a Strimzi Kafka Bridge does.
local record = os.getenv("FORM") == "record"
wrk.headers["Content-Type"] = record and "application/vnd.kafka.json.v2+json" or "application/json"

local deal = 0
local body = '{"dealId":"deal-%d","decidedAt":"2025-03-01T12:00:00Z","country":"NL","decision":"LOST",'
    .. '"strategy":"SAVE_FACE","prevention":"SURFACED","statedReason":"PRICE","actualReason":"BUDGET",'
    .. '"pretext":"SUSPECTED","faceRisk":"HIGH","trust":"LOW","sellerConfidence":"MEDIUM","stage":"PROPOSAL",'
    .. '"dealSize":"MEDIUM","industry":"J","team":"team-7","sellerId":"seller-%d","accountId":"account-%d",'
    .. '"value":{"amount":12500.50,"currency":"EUR"}}'

function request()
    deal = deal + 1
    local fact = string.format(body, deal, deal % 500, deal % 50000)
    if record then
        fact = string.format('{"records":[{"key":"deal-%d","value":%s}]}', deal, fact)
    end
    return wrk.format(nil, nil, nil, fact)
end
