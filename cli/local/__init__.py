"""The whole product on one machine: an embedded Pub/Sub, the API and the pipeline over one data folder."""
