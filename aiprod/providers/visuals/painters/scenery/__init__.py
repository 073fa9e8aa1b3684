"""The places of the landscape painter, one module a family, under one light."""
