#include "table.h"

static const unsigned char all_levers_yaml[] = {
#embed "../../Scenarios/all-levers.yaml"
};

static const unsigned char carbon_price_yaml[] = {
#embed "../../Scenarios/carbon-price.yaml"
};

static const unsigned char carbon_price_market_yaml[] = {
#embed "../../Scenarios/carbon-price-market.yaml"
};

static const unsigned char china_reference_yaml[] = {
#embed "../../Scenarios/china-reference.yaml"
};

static const unsigned char colour_code_yaml[] = {
#embed "../../Scenarios/colour-code.yaml"
};

static const unsigned char dismantling_rule_yaml[] = {
#embed "../../Scenarios/dismantling-rule.yaml"
};

static const unsigned char downgrade_only_yaml[] = {
#embed "../../Scenarios/downgrade-only.yaml"
};

static const unsigned char fast_bev_yaml[] = {
#embed "../../Scenarios/fast-bev.yaml"
};

static const unsigned char green_power_yaml[] = {
#embed "../../Scenarios/green-power.yaml"
};

static const unsigned char hydrogen_steel_yaml[] = {
#embed "../../Scenarios/hydrogen-steel.yaml"
};

static const unsigned char light_weight_yaml[] = {
#embed "../../Scenarios/light-weight.yaml"
};

static const unsigned char more_wrought_yaml[] = {
#embed "../../Scenarios/more-wrought.yaml"
};

static const unsigned char open_scrap_yaml[] = {
#embed "../../Scenarios/open-scrap.yaml"
};

static const unsigned char policy_2030_yaml[] = {
#embed "../../Scenarios/policy-2030.yaml"
};

static const unsigned char same_grade_yaml[] = {
#embed "../../Scenarios/same-grade.yaml"
};

static const unsigned char tight_scrap_yaml[] = {
#embed "../../Scenarios/tight-scrap.yaml"
};

static const unsigned char trade_in_yaml[] = {
#embed "../../Scenarios/trade-in.yaml"
};

static const unsigned char buyers_csv[] = {
#embed "../../Scenarios/data/buyers.csv"
};

static const unsigned char cati_indicators_csv[] = {
#embed "../../Scenarios/data/cati_indicators.csv"
};

static const unsigned char cati_scores_csv[] = {
#embed "../../Scenarios/data/cati_scores.csv"
};

static const unsigned char charge_habits_csv[] = {
#embed "../../Scenarios/data/charge_habits.csv"
};

static const unsigned char components_csv[] = {
#embed "../../Scenarios/data/components.csv"
};

static const unsigned char contract_list_csv[] = {
#embed "../../Scenarios/data/contract_list.csv"
};

static const unsigned char contracts_csv[] = {
#embed "../../Scenarios/data/contracts.csv"
};

static const unsigned char costs_csv[] = {
#embed "../../Scenarios/data/costs.csv"
};

static const unsigned char fleet_csv[] = {
#embed "../../Scenarios/data/fleet.csv"
};

static const unsigned char grades_csv[] = {
#embed "../../Scenarios/data/grades.csv"
};

static const unsigned char habit_fit_csv[] = {
#embed "../../Scenarios/data/habit_fit.csv"
};

static const unsigned char hindcast_2014_csv[] = {
#embed "../../Scenarios/data/hindcast_2014.csv"
};

static const unsigned char lot_list_csv[] = {
#embed "../../Scenarios/data/lot_list.csv"
};

static const unsigned char lots_csv[] = {
#embed "../../Scenarios/data/lots.csv"
};

static const unsigned char makers_csv[] = {
#embed "../../Scenarios/data/makers.csv"
};

static const unsigned char materials_csv[] = {
#embed "../../Scenarios/data/materials.csv"
};

static const unsigned char nev_commitments_csv[] = {
#embed "../../Scenarios/data/nev_commitments.csv"
};

static const unsigned char observations_csv[] = {
#embed "../../Scenarios/data/observations.csv"
};

static const unsigned char parts_csv[] = {
#embed "../../Scenarios/data/parts.csv"
};

static const unsigned char pathways_csv[] = {
#embed "../../Scenarios/data/pathways.csv"
};

static const unsigned char plant_list_csv[] = {
#embed "../../Scenarios/data/plant_list.csv"
};

static const unsigned char market_csv[] = {
#embed "../../Scenarios/data/market.csv"
};

static const unsigned char open_scrap_csv[] = {
#embed "../../Scenarios/data/open_scrap.csv"
};

static const unsigned char plants_csv[] = {
#embed "../../Scenarios/data/plants.csv"
};

static const unsigned char plausibility_csv[] = {
#embed "../../Scenarios/data/plausibility.csv"
};

static const unsigned char preferences_csv[] = {
#embed "../../Scenarios/data/preferences.csv"
};

static const unsigned char premiums_csv[] = {
#embed "../../Scenarios/data/premiums.csv"
};

static const unsigned char route_list_csv[] = {
#embed "../../Scenarios/data/route_list.csv"
};

static const unsigned char routes_csv[] = {
#embed "../../Scenarios/data/routes.csv"
};

static const unsigned char scrap_classes_csv[] = {
#embed "../../Scenarios/data/scrap_classes.csv"
};

static const unsigned char sector_list_csv[] = {
#embed "../../Scenarios/data/sector_list.csv"
};

static const unsigned char sectors_csv[] = {
#embed "../../Scenarios/data/sectors.csv"
};

static const unsigned char sorting_csv[] = {
#embed "../../Scenarios/data/sorting.csv"
};

static const unsigned char sources_csv[] = {
#embed "../../Scenarios/data/sources.csv"
};

static const unsigned char split_wrought_csv[] = {
#embed "../../Scenarios/data/split_wrought.csv"
};

static const unsigned char stages_csv[] = {
#embed "../../Scenarios/data/stages.csv"
};

static const unsigned char standards_csv[] = {
#embed "../../Scenarios/data/standards.csv"
};

static const unsigned char tight_scrap_csv[] = {
#embed "../../Scenarios/data/tight_scrap.csv"
};

static const unsigned char targets_csv[] = {
#embed "../../Scenarios/data/targets.csv"
};

static const struct builtin_file files[] = {
    BUILTIN("all-levers.yaml", all_levers_yaml),
    BUILTIN("carbon-price.yaml", carbon_price_yaml),
    BUILTIN("carbon-price-market.yaml", carbon_price_market_yaml),
    BUILTIN("china-reference.yaml", china_reference_yaml),
    BUILTIN("colour-code.yaml", colour_code_yaml),
    BUILTIN("dismantling-rule.yaml", dismantling_rule_yaml),
    BUILTIN("downgrade-only.yaml", downgrade_only_yaml),
    BUILTIN("fast-bev.yaml", fast_bev_yaml),
    BUILTIN("green-power.yaml", green_power_yaml),
    BUILTIN("hydrogen-steel.yaml", hydrogen_steel_yaml),
    BUILTIN("light-weight.yaml", light_weight_yaml),
    BUILTIN("more-wrought.yaml", more_wrought_yaml),
    BUILTIN("open-scrap.yaml", open_scrap_yaml),
    BUILTIN("policy-2030.yaml", policy_2030_yaml),
    BUILTIN("same-grade.yaml", same_grade_yaml),
    BUILTIN("tight-scrap.yaml", tight_scrap_yaml),
    BUILTIN("trade-in.yaml", trade_in_yaml),
    BUILTIN("data/buyers.csv", buyers_csv),
    BUILTIN("data/cati_indicators.csv", cati_indicators_csv),
    BUILTIN("data/cati_scores.csv", cati_scores_csv),
    BUILTIN("data/charge_habits.csv", charge_habits_csv),
    BUILTIN("data/components.csv", components_csv),
    BUILTIN("data/contract_list.csv", contract_list_csv),
    BUILTIN("data/contracts.csv", contracts_csv),
    BUILTIN("data/costs.csv", costs_csv),
    BUILTIN("data/fleet.csv", fleet_csv),
    BUILTIN("data/grades.csv", grades_csv),
    BUILTIN("data/habit_fit.csv", habit_fit_csv),
    BUILTIN("data/hindcast_2014.csv", hindcast_2014_csv),
    BUILTIN("data/lot_list.csv", lot_list_csv),
    BUILTIN("data/lots.csv", lots_csv),
    BUILTIN("data/makers.csv", makers_csv),
    BUILTIN("data/materials.csv", materials_csv),
    BUILTIN("data/nev_commitments.csv", nev_commitments_csv),
    BUILTIN("data/observations.csv", observations_csv),
    BUILTIN("data/parts.csv", parts_csv),
    BUILTIN("data/pathways.csv", pathways_csv),
    BUILTIN("data/plant_list.csv", plant_list_csv),
    BUILTIN("data/market.csv", market_csv),
    BUILTIN("data/open_scrap.csv", open_scrap_csv),
    BUILTIN("data/plants.csv", plants_csv),
    BUILTIN("data/plausibility.csv", plausibility_csv),
    BUILTIN("data/preferences.csv", preferences_csv),
    BUILTIN("data/premiums.csv", premiums_csv),
    BUILTIN("data/route_list.csv", route_list_csv),
    BUILTIN("data/routes.csv", routes_csv),
    BUILTIN("data/scrap_classes.csv", scrap_classes_csv),
    BUILTIN("data/sector_list.csv", sector_list_csv),
    BUILTIN("data/sectors.csv", sectors_csv),
    BUILTIN("data/sorting.csv", sorting_csv),
    BUILTIN("data/sources.csv", sources_csv),
    BUILTIN("data/split_wrought.csv", split_wrought_csv),
    BUILTIN("data/stages.csv", stages_csv),
    BUILTIN("data/standards.csv", standards_csv),
    BUILTIN("data/tight_scrap.csv", tight_scrap_csv),
    BUILTIN("data/targets.csv", targets_csv),
};

struct builtin_list builtin_scenarios(void) { return BUILTIN_LIST(files); }
