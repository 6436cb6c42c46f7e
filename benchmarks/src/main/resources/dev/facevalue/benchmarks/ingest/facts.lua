-- For wrk: outcomes, each of another deal. What differs decides about partition, name and pseudonyms.
wrk.method = "POST"
wrk.headers["Content-Type"] = "application/json"
wrk.headers["Authorization"] = os.getenv("AUTHORIZATION")

local deal = 0
local body = '{"dealId":"deal-%d","decidedAt":"2025-03-01T12:00:00Z","country":"NL","decision":"LOST",'
    .. '"strategy":"SAVE_FACE","prevention":"SURFACED","statedReason":"PRICE","actualReason":"BUDGET",'
    .. '"pretext":"SUSPECTED","faceRisk":"HIGH","trust":"LOW","sellerConfidence":"MEDIUM","stage":"PROPOSAL",'
    .. '"dealSize":"MEDIUM","industry":"J","team":"team-7","sellerId":"seller-%d","accountId":"account-%d",'
    .. '"value":{"amount":12500.50,"currency":"EUR"}}'

function request()
    deal = deal + 1
    return wrk.format(nil, nil, nil, string.format(body, deal, deal % 500, deal % 50000))
end
